INSERT INTO marks (name) SELECT name FROM sums;
