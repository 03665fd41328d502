-- A detached drawer waits to be counted: its shift is open in law though nothing more is sold in it, and its owner may
-- have another one.
ALTER TABLE shift ADD COLUMN detached_at TEXT;
ALTER TABLE shift ADD COLUMN detached_seq INTEGER;
DROP INDEX one_open_shift_per_owner;
CREATE UNIQUE INDEX one_open_shift_per_owner ON shift (owner) WHERE status = 'open' AND detached_at IS NULL;

-- So what is typed for a count or an end belongs to a drawer, no longer to a person.
ALTER TABLE count_cell RENAME COLUMN operator_id TO drawer;
ALTER TABLE count_value RENAME COLUMN operator_id TO drawer;
ALTER TABLE counted_amount RENAME COLUMN operator_id TO drawer;
ALTER TABLE withdrawal_entry RENAME COLUMN operator_id TO drawer;
ALTER TABLE difference_reason RENAME COLUMN operator_id TO drawer;
UPDATE count_cell SET drawer = 'operator:' || drawer;
UPDATE count_value SET drawer = 'operator:' || drawer;
UPDATE counted_amount SET drawer = 'operator:' || drawer;
UPDATE withdrawal_entry SET drawer = 'operator:' || drawer;
UPDATE difference_reason SET drawer = 'operator:' || drawer;
