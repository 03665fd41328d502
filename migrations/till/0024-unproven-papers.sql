-- What a printer may still hold in its memory outlives the till: how often it may yet count a paper that nothing proved.
-- NULL: nothing of the paper is left there. Papers sent before this was kept count as often as leaves room for a proof.
ALTER TABLE print_job ADD COLUMN counts_left INTEGER CHECK (counts_left >= 0);
UPDATE print_job SET counts_left = 15 WHERE state IN ('sending', 'awaiting_confirmation', 'suspended', 'unknown');
CREATE INDEX print_job_unproven ON print_job (printer_id) WHERE counts_left IS NOT NULL;
