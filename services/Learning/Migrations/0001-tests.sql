CREATE TABLE tests (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    phase {name} NOT NULL,
    opens_on {name} NOT NULL,
    closes_on {name} NOT NULL,
    state {name} NOT NULL,
    page_after {id} NOT NULL,
    reminded_on {name} NOT NULL,
    due_at {instant} NULL
){clustered};
CREATE UNIQUE INDEX tests_phase ON tests (cohort_id, phase);
CREATE INDEX tests_due ON tests (due_at);

-- Subject and phase as they stand in the key of the answer that a sitting becomes. The plan is the level's, as it was at the start.
CREATE TABLE sittings (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    subject {name} NOT NULL,
    phase {name} NOT NULL,
    number int NOT NULL,
    state {name} NOT NULL,
    version int NOT NULL,
    kept_plan {text} NOT NULL,
    plan_version int NOT NULL,
    answers {text} NOT NULL,
    account {name} NOT NULL,
    role {name} NOT NULL,
    started_at {instant} NOT NULL,
    ends_at {instant} NOT NULL,
    handed_in_at {instant} NULL,
    due_at {instant} NULL,
    answer_id {id} NULL,
    answer_version int NOT NULL
){clustered};
CREATE UNIQUE INDEX sittings_once ON sittings (cohort_id, subject, phase);
CREATE INDEX sittings_subject ON sittings (subject);
CREATE INDEX sittings_due ON sittings (due_at);

-- What an assessor marks. The text is in the sitting's answers; place is that of the question among the test's.
CREATE TABLE essays (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    sitting_id {id} NOT NULL,
    phase {name} NOT NULL,
    place int NOT NULL,
    number int NOT NULL,
    points {name} NULL,
    remark {text} NULL
){clustered};
CREATE UNIQUE INDEX essays_place ON essays (sitting_id, place);
CREATE INDEX essays_cohort ON essays (cohort_id, phase, place, number);

CREATE INDEX roster_person ON roster (person_id);
