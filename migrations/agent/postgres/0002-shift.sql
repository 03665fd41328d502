-- Shifts and sessions over all tills of a store: projections of the journals, whatever the order in which they arrive.
-- A row says what one event said; what follows from several (the status, which end counts) is worked out when it is read.
CREATE TABLE shift (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  owner text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  operator_name text COLLATE "C" NOT NULL,
  home_till text COLLATE "C" NOT NULL,
  business_date text COLLATE "C" NOT NULL,
  started_at text COLLATE "C" NOT NULL,
  is_offline bigint NOT NULL,
  beginning text COLLATE "C" NOT NULL,
  parameters text COLLATE "C" NOT NULL,
  attached_to text COLLATE "C",
  PRIMARY KEY (store, shift_id)
);
CREATE INDEX shift_by_owner ON shift (store, owner);

CREATE TABLE shift_end (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  received_at text COLLATE "C" NOT NULL,
  is_leased bigint NOT NULL,
  report_number text COLLATE "C" NOT NULL,
  ended_by text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C" NOT NULL,
  figures text COLLATE "C" NOT NULL,
  covers text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq)
);

CREATE TABLE session (
  store text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  opened_at text COLLATE "C" NOT NULL,
  closed_at text COLLATE "C",
  PRIMARY KEY (store, session_id)
);
CREATE INDEX session_by_shift ON session (store, shift_id);

-- Sessions closed from another till than their own.
CREATE TABLE session_closing (
  store text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  closed_by text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  closed_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, session_id, till, epoch, seq)
);

-- What moved in a shift, per till and session (empty: in none).
CREATE TABLE shift_total (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  movement text COLLATE "C" NOT NULL,
  amount_minor bigint NOT NULL,
  entries bigint NOT NULL,
  PRIMARY KEY (store, shift_id, till, session_id, account, currency, movement)
);

CREATE TABLE shift_tally (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (store, shift_id, till, session_id, name, subject)
);

-- How far each till's journal is known to belong to a shift.
CREATE TABLE shift_reach (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch)
);

-- Which version of the projections above a database holds; another one is worked out anew from the journal.
CREATE TABLE projection (
  name text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL
);

-- Promises, not projections. One open shift is granted per owner; one person at a time ends a shift.
CREATE TABLE start_grant (
  store text COLLATE "C" NOT NULL,
  owner text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, owner)
);

CREATE TABLE ending_lease (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  lease_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  operator_name text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, shift_id)
);

-- Every lease that was ever given: an end names the one it was made under, maybe long after it ran out.
CREATE TABLE given_lease (
  store text COLLATE "C" NOT NULL,
  lease_id text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, lease_id)
);

-- The store's one feed: a row a shift, moved to the front by each change. The head's row is written first by whoever
-- changes the store's shifts, so that cursors become visible in their order.
CREATE TABLE feed_head (
  store text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL
);

CREATE TABLE feed_shift (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (store, shift_id)
);
CREATE INDEX feed_by_position ON feed_shift (store, position);

ALTER TABLE till ADD COLUMN last_seen_at text COLLATE "C";

CREATE INDEX journal_event_by_session ON journal_event (store, session_id, till, epoch, seq) WHERE session_id IS NOT NULL;
