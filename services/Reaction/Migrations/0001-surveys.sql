CREATE TABLE surveys (
    cohort_id {id} NOT NULL PRIMARY KEY,
    opens_on {name} NOT NULL,
    closes_on {name} NOT NULL,
    state {name} NOT NULL,
    page_after {id} NOT NULL,
    reminded_on {name} NOT NULL,
    due_at {instant} NULL
){clustered};
CREATE INDEX surveys_due ON surveys (due_at);

-- That somebody has answered an anonymous survey: in the order of the ids, without a time, and nothing that leads to the answer.
CREATE TABLE used_rights (
    cohort_id {id} NOT NULL,
    member {id} NOT NULL,
    PRIMARY KEY (cohort_id, member)
){clustered};

CREATE INDEX roster_person ON roster (person_id);
