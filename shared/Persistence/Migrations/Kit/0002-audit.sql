CREATE TABLE audit_heads (
    scope {name} NOT NULL PRIMARY KEY,
    number bigint NOT NULL,
    hash {hash} NOT NULL
);
CREATE TABLE audit (
    scope {name} NOT NULL,
    number bigint NOT NULL,
    at {instant} NOT NULL,
    actor {name} NOT NULL,
    role {name} NOT NULL,
    action {name} NOT NULL,
    subject {name} NOT NULL,
    detail {text} NOT NULL,
    hash {hash} NOT NULL,
    PRIMARY KEY (scope, number)
){clustered};
