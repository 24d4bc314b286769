-- Under these ids the cohorts knew somebody whose identity was erased: nothing more is told to them, and they are named nowhere.
CREATE TABLE erased_members (
    id {id} NOT NULL PRIMARY KEY
);
