-- A job belongs to a printer; how sure its paper is and what the printer last said stand with it.
ALTER TABLE print_job ADD COLUMN printer_id TEXT NOT NULL DEFAULT 'receipt';
ALTER TABLE print_job ADD COLUMN tier TEXT;
ALTER TABLE print_job ADD COLUMN bytes_sent INTEGER;
ALTER TABLE print_job ADD COLUMN last_condition TEXT;
-- What a person wants of the job that is being printed, until the print worker takes it up.
ALTER TABLE print_job ADD COLUMN wish TEXT;
ALTER TABLE print_job ADD COLUMN wished_by TEXT;
DROP INDEX print_job_waiting;
CREATE INDEX print_job_waiting ON print_job (printer_id, ordinal)
  WHERE state IN ('queued', 'sending', 'awaiting_confirmation', 'suspended', 'unknown');

-- The printers of this till, as whoever set them up left them: address, profile and what differs from the profile.
CREATE TABLE printer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT;
