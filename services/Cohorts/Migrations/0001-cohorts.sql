CREATE TABLE persons (
    id {id} NOT NULL PRIMARY KEY,
    person_key {name} NOT NULL UNIQUE,
    name {name} NOT NULL,
    email {name} NOT NULL,
    phone {name} NOT NULL,
    version int NOT NULL
);

CREATE TABLE person_versions (
    person_id {id} NOT NULL,
    version int NOT NULL,
    name {name} NOT NULL,
    email {name} NOT NULL,
    phone {name} NOT NULL,
    replaced_at {instant} NOT NULL,
    PRIMARY KEY (person_id, version)
);

CREATE TABLE cohorts (
    id {id} NOT NULL PRIMARY KEY,
    code {name} NOT NULL UNIQUE,
    agency {name} NOT NULL,
    removed int NOT NULL,
    number bigint NOT NULL,
    plan_version int NOT NULL,
    definition {text} NOT NULL,
    planned {text} NOT NULL
);

CREATE TABLE plan_versions (
    cohort_id {id} NOT NULL,
    version int NOT NULL,
    definition {text} NOT NULL,
    at {instant} NOT NULL,
    changed_by {name} NOT NULL,
    PRIMARY KEY (cohort_id, version)
);

CREATE TABLE members (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    person_id {id} NOT NULL,
    number bigint NOT NULL,
    removed int NOT NULL,
    detail {text} NOT NULL
);
CREATE UNIQUE INDEX members_once ON members (cohort_id, person_id);
CREATE INDEX members_person ON members (person_id);

CREATE TABLE imports (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    code {name} NOT NULL,
    state {name} NOT NULL,
    imported_by {name} NOT NULL,
    role {name} NOT NULL,
    started_at {instant} NOT NULL
);
CREATE INDEX imports_cohort ON imports (code, state);
