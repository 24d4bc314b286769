-- Of a survey or a test; empty for waves, and in what was told before.
ALTER TABLE escalations ADD task {name} NOT NULL DEFAULT '';
