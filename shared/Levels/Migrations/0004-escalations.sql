-- What training units were asked last, to be told again after a start. By opaque ids, as it was told.
CREATE TABLE told_escalations (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    body {text} NOT NULL,
    told_at {instant} NOT NULL
);
CREATE INDEX told_escalations_cohort ON told_escalations (cohort_id, told_at);
