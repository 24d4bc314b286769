CREATE TABLE journal (
    message_id {id} NOT NULL PRIMARY KEY,
    type {name} NOT NULL,
    cohort_id {id} NOT NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    body {text} NULL,
    received_at {instant} NOT NULL
);
CREATE INDEX journal_cohort ON journal (cohort_id, type);

CREATE TABLE facts (
    cohort_id {id} NOT NULL,
    kind {name} NOT NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    body {text} NOT NULL,
    received_at {instant} NOT NULL,
    PRIMARY KEY (cohort_id, kind)
){clustered};

CREATE TABLE person_facts (
    cohort_id {id} NOT NULL,
    kind {name} NOT NULL,
    person_id {id} NOT NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (cohort_id, kind, person_id)
){clustered};

CREATE TABLE chains (
    cohort_id {id} NOT NULL PRIMARY KEY,
    touched bigint NOT NULL,
    derived bigint NOT NULL,
    code {name} NOT NULL,
    agency {name} NOT NULL,
    programme {name} NOT NULL,
    ends_on {name} NOT NULL,
    version bigint NOT NULL,
    hash {name} NOT NULL,
    estimates {text} NOT NULL
);
CREATE INDEX chains_code ON chains (code);
