CREATE TABLE outbox (
    id {id} NOT NULL PRIMARY KEY,
    type {name} NOT NULL,
    body {text} NOT NULL,
    trace_parent {name} NULL,
    created_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    attempts int NOT NULL,
    owner {name} NULL,
    claimed_until {instant} NOT NULL,
    parked_at {instant} NULL,
    last_error {text} NULL
);
CREATE INDEX outbox_due ON outbox (parked_at, due_at);

CREATE TABLE inbox (
    message_id {id} NOT NULL,
    consumer {name} NOT NULL,
    received_at {instant} NOT NULL,
    PRIMARY KEY (message_id, consumer)
){clustered};

CREATE TABLE service_state (
    name {name} NOT NULL PRIMARY KEY,
    value bigint NOT NULL
);
INSERT INTO service_state (name, value) VALUES ('epoch', 1);
