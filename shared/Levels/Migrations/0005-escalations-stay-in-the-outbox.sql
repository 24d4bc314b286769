-- An event leaves the outbox only when it is stored elsewhere or handled: there is nothing to tell again after a start.
DROP TABLE told_escalations;
