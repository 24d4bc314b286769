CREATE TABLE cohorts (
    id {id} NOT NULL PRIMARY KEY,
    code {name} NOT NULL,
    agency {name} NOT NULL,
    removed int NOT NULL,
    plan_epoch int NOT NULL,
    plan_number bigint NOT NULL,
    roster_version bigint NOT NULL,
    planned {text} NOT NULL
);
CREATE INDEX cohorts_code ON cohorts (code);

CREATE TABLE roster (
    cohort_id {id} NOT NULL,
    person_id {id} NOT NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    person {text} NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
){clustered};

CREATE TABLE cohort_state (
    cohort_id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL,
    sums {text} NOT NULL,
    answers int NOT NULL,
    summarised_epoch int NOT NULL,
    summarised_number bigint NOT NULL,
    summarised_answers int NOT NULL,
    summarised_model int NOT NULL,
    summary {text} NOT NULL
);

CREATE TABLE answers (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    kind {name} NOT NULL,
    subject {name} NOT NULL,
    occasion {name} NOT NULL,
    author {name} NOT NULL,
    body {text} NOT NULL,
    version int NOT NULL,
    plan_version int NOT NULL,
    source {name} NOT NULL,
    entered_by {name} NOT NULL,
    entered_at {instant} NULL
){clustered};
CREATE UNIQUE INDEX answers_once ON answers (cohort_id, subject, kind, occasion, author);

CREATE TABLE answer_versions (
    answer_id {id} NOT NULL,
    version int NOT NULL,
    cohort_id {id} NOT NULL,
    body {text} NOT NULL,
    plan_version int NOT NULL,
    source {name} NOT NULL,
    entered_by {name} NOT NULL,
    entered_at {instant} NULL,
    PRIMARY KEY (answer_id, version)
){clustered};
CREATE INDEX answer_versions_cohort ON answer_versions (cohort_id);

CREATE TABLE figures (
    cohort_id {id} NOT NULL,
    subject {name} NOT NULL,
    number bigint NOT NULL,
    body {text} NULL,
    PRIMARY KEY (cohort_id, subject)
){clustered};

CREATE TABLE submissions (
    key_hash {hash} NOT NULL PRIMARY KEY,
    body_hash {hash} NOT NULL,
    answer_id {id} NULL
){clustered};

CREATE TABLE staged_imports (
    import_id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    request {text} NOT NULL,
    staged_at {instant} NOT NULL
);
