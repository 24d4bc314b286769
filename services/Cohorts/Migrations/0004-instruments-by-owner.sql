-- Each agency has codes of its own, so that none learns of another's by being refused one.
CREATE TABLE kept_instruments (
    agency {name} NOT NULL,
    code {name} NOT NULL,
    version int NOT NULL,
    kind {name} NOT NULL,
    name {name} NOT NULL,
    content {text} NOT NULL,
    made_at {instant} NOT NULL,
    made_by {name} NOT NULL,
    PRIMARY KEY (agency, code, version)
);
INSERT INTO kept_instruments (agency, code, version, kind, name, content, made_at, made_by)
SELECT agency, code, version, kind, name, content, made_at, made_by FROM instruments;
GO
DROP TABLE instruments;
