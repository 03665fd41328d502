-- Documents put aside at a till, as it last told of them: a list as JSON; null: it never did.
ALTER TABLE till ADD COLUMN told_parked TEXT;
