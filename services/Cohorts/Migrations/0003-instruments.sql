-- Versions of surveys and observation forms; none is ever changed. An empty agency is everybody's.
CREATE TABLE instruments (
    code {name} NOT NULL,
    version int NOT NULL,
    kind {name} NOT NULL,
    agency {name} NOT NULL,
    name {name} NOT NULL,
    content {text} NOT NULL,
    made_at {instant} NOT NULL,
    made_by {name} NOT NULL,
    PRIMARY KEY (code, version)
);
