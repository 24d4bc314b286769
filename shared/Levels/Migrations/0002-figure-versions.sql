-- In the order in which they come in: written side by side, where rows in the order of subjects lie one to a page.
CREATE TABLE figure_versions (
    cohort_id {id} NOT NULL,
    number bigint NOT NULL,
    subject {name} NOT NULL,
    body {text} NULL,
    PRIMARY KEY (cohort_id, number, subject)
){clustered};
INSERT INTO figure_versions (cohort_id, number, subject, body) SELECT cohort_id, number, subject, body FROM figures;
GO
DROP TABLE figures;
