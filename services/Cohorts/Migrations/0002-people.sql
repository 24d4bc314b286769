-- The address as it is compared: without regard to case.
ALTER TABLE persons ADD email_key {name} NOT NULL DEFAULT '';
GO
UPDATE persons SET email_key = LOWER(email);
CREATE INDEX persons_email ON persons (email_key);

-- What an admin lays down for the follow-ups of a programme type; a type without a row has the default.
CREATE TABLE policies (
    kind {name} NOT NULL PRIMARY KEY,
    version int NOT NULL,
    policy {text} NOT NULL,
    changed_at {instant} NOT NULL,
    changed_by {name} NOT NULL
);

-- Empty until the cohort is stored again, or looked through for retention.
ALTER TABLE cohorts ADD ends_on {name} NOT NULL DEFAULT '';
