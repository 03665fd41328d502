-- The printer profile that a job's bytes were made for: without it they cannot be read any more once another printer is set up.
ALTER TABLE print_job ADD COLUMN profile TEXT;
