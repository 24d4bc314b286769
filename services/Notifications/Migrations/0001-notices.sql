CREATE TABLE cohorts (
    id {id} NOT NULL PRIMARY KEY,
    code {name} NOT NULL,
    agency {name} NOT NULL,
    time_zone {name} NOT NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    removed int NOT NULL
);
CREATE INDEX cohorts_code ON cohorts (code);

CREATE TABLE mails (
    id {id} NOT NULL PRIMARY KEY,
    purpose {name} NOT NULL,
    addressee {name} NOT NULL,
    occasion {name} NOT NULL,
    time_zone {name} NOT NULL,
    state {name} NOT NULL,
    created_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    settled_at {instant} NULL,
    attempts int NOT NULL,
    owner {id} NULL,
    claimed_until {instant} NOT NULL,
    reason {text} NULL
);
CREATE UNIQUE INDEX mails_occasion ON mails (addressee, occasion);
CREATE INDEX mails_due ON mails (state, due_at);

CREATE TABLE notices (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    kind {name} NOT NULL,
    task {name} NOT NULL,
    wave int NOT NULL,
    step int NOT NULL,
    member {id} NOT NULL,
    person {id} NULL,
    closes_on {name} NOT NULL,
    state {name} NOT NULL,
    mail_id {id} NULL,
    created_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    owner {id} NULL,
    claimed_until {instant} NOT NULL
);
CREATE UNIQUE INDEX notices_key ON notices (cohort_id, task, wave, kind, step, member);
CREATE INDEX notices_due ON notices (state, due_at);
CREATE INDEX notices_mail ON notices (mail_id);
CREATE INDEX notices_person ON notices (person);

CREATE TABLE escalations (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    reason {name} NOT NULL,
    wave int NOT NULL,
    participant {id} NOT NULL,
    rater {id} NOT NULL,
    missing int NULL,
    epoch int NOT NULL,
    number bigint NOT NULL,
    state {name} NOT NULL,
    mail_id {id} NULL,
    created_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    owner {id} NULL,
    claimed_until {instant} NOT NULL
);
CREATE UNIQUE INDEX escalations_key ON escalations (cohort_id, reason, wave, participant, rater, epoch, number);
CREATE INDEX escalations_due ON escalations (state, due_at);
CREATE INDEX escalations_mail ON escalations (mail_id);

CREATE TABLE holidays (
    day {name} NOT NULL PRIMARY KEY,
    name {text} NOT NULL
);
