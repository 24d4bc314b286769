CREATE TRIGGER audit_append_only ON audit INSTEAD OF UPDATE, DELETE AS THROW 50001, N'The audit trail is append-only.', 1;
