CREATE TABLE notes (
    id {id} NOT NULL PRIMARY KEY,
    writer int NOT NULL
);
CREATE TABLE tallies (
    name {name} NOT NULL PRIMARY KEY,
    notes bigint NOT NULL
);
INSERT INTO tallies (name, notes) VALUES ('all', 0);
