CREATE TABLE bare (
    id {id} NOT NULL PRIMARY KEY,
    respondent {id} NOT NULL,
    body {text} NOT NULL
){clustered};
