-- What the POS Agent told of money under way between tills, and which tills the store has: kept so that a till that is cut
-- off still knows them. No projections of this till's journal: told again when lost.
CREATE TABLE pulled_transfer (
  number TEXT PRIMARY KEY,
  facts TEXT NOT NULL
) STRICT;
CREATE TABLE pulled_till (
  till TEXT PRIMARY KEY
) STRICT;

-- Transfers taken in here before anybody could tell of their sending, and what came out once somebody did.
CREATE TABLE unproven_transfer (
  document_id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  transfer_number TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  counted_minor INTEGER NOT NULL,
  -- NULL: not confirmed yet.
  outcome TEXT CHECK (outcome IN ('agrees', 'differs', 'other_money')),
  sent_minor INTEGER
) STRICT;
