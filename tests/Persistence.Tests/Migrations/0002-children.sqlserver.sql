CREATE TABLE children (id {id} NOT NULL PRIMARY KEY, parent {id} NOT NULL REFERENCES notes (id));
INSERT INTO marks (name) VALUES ('sqlserver');
