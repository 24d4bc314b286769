-- Personal links: what stands in the address is nowhere, only its hash.
CREATE TABLE links (
    hash {hash} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    revoked_at {instant} NULL,
    last_used_on {name} NULL
);
CREATE INDEX links_person ON links (person_id);
CREATE INDEX links_expired ON links (expires_at);

-- Who asked for a mail lately, by the hash of what was typed, whether or not anybody has that address or name.
CREATE TABLE mail_requests (
    id {id} NOT NULL PRIMARY KEY,
    about_hash {hash} NOT NULL,
    asked_at {instant} NOT NULL
);
CREATE INDEX mail_requests_about ON mail_requests (about_hash, asked_at);

-- Tokens of a lower version than their subject's no longer count. Of an account or a person; without a row the version is 0.
CREATE TABLE sessions (
    subject {id} NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    ended_at {instant} NOT NULL
);
CREATE INDEX sessions_ended ON sessions (ended_at);
