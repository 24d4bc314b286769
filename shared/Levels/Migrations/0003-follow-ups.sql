-- What a respondent has begun: by the assignment, or by the respondent of a survey. Never of an anonymous one.
CREATE TABLE drafts (
    id {id} NOT NULL PRIMARY KEY,
    cohort_id {id} NOT NULL,
    body {text} NOT NULL,
    version int NOT NULL
){clustered};
CREATE INDEX drafts_cohort ON drafts (cohort_id);

-- Numbers the events that are no state of the cohort's figures: invitations, reminders, openings.
CREATE TABLE notice_numbers (
    cohort_id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL
){clustered};
INSERT INTO notice_numbers (cohort_id, number) SELECT cohort_id, 0 FROM cohort_state;
