CREATE TABLE accounts (
    id {id} NOT NULL PRIMARY KEY,
    user_name {name} NOT NULL,
    normalised_name {name} NOT NULL UNIQUE,
    password_hash {text} NOT NULL,
    role {name} NOT NULL,
    agency {name} NULL,
    created_at {instant} NOT NULL
);

-- By the hash of the name, for names with and without an account alike: a lock tells nobody which accounts there are, and a
-- password that was typed into the wrong field is not kept.
CREATE TABLE sign_in_failures (
    name_hash {hash} NOT NULL PRIMARY KEY,
    failed int NOT NULL,
    locked_until {instant} NULL,
    forget_at {instant} NOT NULL
);
CREATE INDEX sign_in_failures_forgotten ON sign_in_failures (forget_at);

-- The number, not the name, is the key: of two instances that start together only one can make key 1.
CREATE TABLE signing_keys (
    number int NOT NULL PRIMARY KEY,
    kid {name} NOT NULL,
    private_key {text} NOT NULL,
    created_at {instant} NOT NULL
);
