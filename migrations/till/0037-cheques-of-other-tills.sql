-- Cheques of the shift that lie at its other tills are told with what those moved, and stand in the list to tick with the rest.
ALTER TABLE told_cheque ADD COLUMN till TEXT;
-- 1: it came with a drawer that was handed over, and lies in that drawer. Until now all of them did.
ALTER TABLE told_cheque ADD COLUMN is_with_drawer INTEGER NOT NULL DEFAULT 1;
