DROP INDEX escalations_key ON escalations;
CREATE UNIQUE INDEX escalations_task_key ON escalations (cohort_id, reason, task, wave, participant, rater, epoch, number);
