-- Refunds by the terminal stand beside the payments: an amount below zero, and what they correct.
ALTER TABLE card_payment ADD COLUMN corrects_id TEXT;
CREATE INDEX card_payment_of_corrected ON card_payment (corrects_id, seq) WHERE corrects_id IS NOT NULL;
