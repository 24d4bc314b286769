CREATE TABLE follow_ups (
    cohort_id {id} NOT NULL,
    months int NOT NULL,
    opens_on {name} NOT NULL,
    closes_on {name} NOT NULL,
    window_days int NOT NULL,
    state {name} NOT NULL,
    cancelled_by {name} NULL,
    is_added int NOT NULL,
    is_moved int NOT NULL,
    changed_by {name} NOT NULL,
    reason {text} NOT NULL,
    version int NOT NULL,
    phase int NOT NULL,
    page_after {id} NOT NULL,
    reminded_on {name} NOT NULL,
    due_at {instant} NULL,
    PRIMARY KEY (cohort_id, months)
){clustered};
CREATE INDEX follow_ups_due ON follow_ups (due_at);
CREATE INDEX follow_ups_opens ON follow_ups (opens_on);

CREATE TABLE assignments (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    months int NOT NULL,
    participant {id} NOT NULL,
    rater_group {name} NOT NULL,
    rater {id} NOT NULL,
    state {name} NOT NULL,
    reason {text} NOT NULL,
    is_named int NOT NULL,
    is_invited int NOT NULL,
    until {name} NULL,
    answered_on {name} NULL
){clustered};
CREATE UNIQUE INDEX assignments_once ON assignments (cohort_id, months, participant, rater);
CREATE INDEX assignments_rater ON assignments (rater);

-- Peers and subordinates, as the training unit names them. Supervisors come from the roster.
CREATE TABLE raters (
    cohort_id {id} NOT NULL,
    participant {id} NOT NULL,
    rater {id} NOT NULL,
    rater_group {name} NOT NULL,
    PRIMARY KEY (cohort_id, participant, rater)
){clustered};
