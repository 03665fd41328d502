-- Every key a till was ever known with, so that an old one can be told from a wrong one.
CREATE TABLE till_key (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  key_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  enrolled_at TEXT NOT NULL,
  ended_at TEXT,
  ended_because TEXT CHECK (ended_because IN ('revoked', 'replaced')),
  PRIMARY KEY (store, till, key_id),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL))
) STRICT, WITHOUT ROWID;

-- Requests let in lately: none is let in twice, by whichever instance, and a till that asks too often is told to wait.
CREATE TABLE request_nonce (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  nonce TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (store, till, nonce)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_nonce_by_time ON request_nonce (store, till, at);

-- What was not let in, by address and minute: guessing is slow, through however many instances. The one table without a
-- store, because a stranger belongs to none.
CREATE TABLE refused_attempt (
  address TEXT NOT NULL,
  minute TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (address, minute)
) STRICT, WITHOUT ROWID;
