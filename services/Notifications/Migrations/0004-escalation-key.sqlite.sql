DROP INDEX escalations_key;
CREATE UNIQUE INDEX escalations_task_key ON escalations (cohort_id, reason, task, wave, participant, rater, epoch, number);
