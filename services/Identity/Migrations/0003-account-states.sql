ALTER TABLE accounts ADD state {name} NOT NULL DEFAULT 'active';
ALTER TABLE accounts ADD version int NOT NULL DEFAULT 1;
ALTER TABLE accounts ADD email {name} NULL;
ALTER TABLE accounts ADD person_id {id} NULL;
GO
CREATE INDEX accounts_agency ON accounts (role, agency);
CREATE INDEX accounts_person ON accounts (person_id);

-- One-time secrets with which somebody sets a password: only their hashes.
CREATE TABLE account_secrets (
    hash {hash} NOT NULL PRIMARY KEY,
    account_id {id} NOT NULL,
    expires_at {instant} NOT NULL
);
CREATE INDEX account_secrets_account ON account_secrets (account_id);
CREATE INDEX account_secrets_expired ON account_secrets (expires_at);
