ALTER TABLE chains ADD stale_since {instant} NULL;
