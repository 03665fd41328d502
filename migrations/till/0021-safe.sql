-- What went into the safe and out of it through this till, worked out from the journal.
CREATE TABLE safe_movement (
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- Above zero: into the safe.
  amount_minor INTEGER NOT NULL,
  movement TEXT NOT NULL,
  -- Of the document that moved it, or of the report of the shift whose end did.
  number TEXT NOT NULL,
  description TEXT NOT NULL,
  handled_by TEXT,
  moved_at TEXT NOT NULL
) STRICT;
CREATE INDEX safe_movement_by_row ON safe_movement (payment_form, currency, moved_at);
CREATE INDEX safe_movement_by_day ON safe_movement (moved_at);
