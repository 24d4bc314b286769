-- A person is recorded once by each agency: what one writes about somebody, another neither sees nor changes.
ALTER TABLE persons ADD nip {name} NOT NULL DEFAULT '';
GO
UPDATE persons SET nip = person_key WHERE person_key NOT LIKE '%/%';
UPDATE persons
SET person_key = CONCAT((SELECT MIN(c.agency) FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id WHERE m.person_id = persons.id), '/', nip)
WHERE nip <> '' AND EXISTS (SELECT 1 FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id WHERE m.person_id = persons.id);
CREATE INDEX persons_nip ON persons (nip);
