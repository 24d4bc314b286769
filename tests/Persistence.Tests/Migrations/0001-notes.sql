CREATE TABLE notes (
    id {id} NOT NULL PRIMARY KEY,
    name {name} NULL,
    body {text} NULL,
    at {instant} NULL,
    other {id} NULL,
    amount int NULL
);
CREATE UNIQUE INDEX notes_name ON notes (name) WHERE name IS NOT NULL;
CREATE TABLE sums (
    name {name} NOT NULL PRIMARY KEY,
    total bigint NOT NULL,
    saves int NOT NULL
);
INSERT INTO sums (name, total, saves) VALUES ('all', 0, 0);
GO
CREATE TABLE marks (name {name} NOT NULL PRIMARY KEY);
