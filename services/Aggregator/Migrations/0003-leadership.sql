-- What leadership has been shown of a cohort last: the next one differs from it by five answers or more.
CREATE TABLE leadership_releases (
    cohort_id {id} NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    body {text} NOT NULL
);
