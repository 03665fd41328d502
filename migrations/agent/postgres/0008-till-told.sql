-- How far a till said that its journal reaches, when it last asked: what is not held of it has still to come.
ALTER TABLE till ADD COLUMN told_seq bigint;
