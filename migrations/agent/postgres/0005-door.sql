-- Every key a till was ever known with, so that an old one can be told from a wrong one.
CREATE TABLE till_key (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  public_key text COLLATE "C" NOT NULL,
  enrolled_at text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C",
  ended_because text COLLATE "C" CHECK (ended_because IN ('revoked', 'replaced')),
  PRIMARY KEY (store, till, key_id),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);

-- Requests let in lately: none is let in twice, by whichever instance, and a till that asks too often is told to wait.
CREATE TABLE request_nonce (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, till, nonce)
);
CREATE INDEX request_nonce_by_time ON request_nonce (store, till, at);

-- What was not let in, by address and minute: guessing is slow, through however many instances. The one table without a
-- store, because a stranger belongs to none.
CREATE TABLE refused_attempt (
  address text COLLATE "C" NOT NULL,
  minute text COLLATE "C" NOT NULL,
  attempts bigint NOT NULL,
  PRIMARY KEY (address, minute)
);
