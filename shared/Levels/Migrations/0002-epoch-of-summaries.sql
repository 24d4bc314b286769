ALTER TABLE cohort_state ADD summarised_epoch int NOT NULL DEFAULT 0;
