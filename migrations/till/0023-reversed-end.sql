-- An end made here that does not count: where in the journal it was taken back. Then ended_* are those of the end that counts.
ALTER TABLE shift ADD COLUMN reversed_seq INTEGER;
CREATE INDEX shift_by_reversal ON shift (reversed_seq) WHERE reversed_seq IS NOT NULL;
