-- PINs and badges that the office gave, as they came. They rest on no secret of the till, unlike its own, and stand
-- beside those so that each is compared in its own way.
CREATE TABLE office_pin (
  operator_id TEXT PRIMARY KEY,
  pin_hash TEXT NOT NULL,
  valid_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office_badge (
  operator_id TEXT PRIMARY KEY,
  badge_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
