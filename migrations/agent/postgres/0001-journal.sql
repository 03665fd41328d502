-- Step for step the same tables as in `sqlite/`. Keys compare by bytes (collation "C"), so that both databases sort alike.
-- Who answers here: one row, so that a lost key file is noticed and never replaced in silence.
CREATE TABLE agent_identity (
  id integer PRIMARY KEY CHECK (id = 1),
  public_key text NOT NULL
);

-- Every row below is keyed by store: a chain of shops is many stores, and nothing ever joins two of them. Each primary key,
-- unique rule and foreign key begins with the store, which is what lets a database of several machines share stores out.
CREATE TABLE till (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  public_key text NOT NULL,
  enrolled_at text COLLATE "C" NOT NULL,
  last_push_at text COLLATE "C",
  PRIMARY KEY (store, till)
);

-- The journals as pushed. Body and postings are canonical JSON: together with the columns they are the signed event.
CREATE TABLE journal_event (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL CHECK (epoch > 0),
  seq bigint NOT NULL CHECK (seq > 0),
  event_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  version bigint NOT NULL,
  actor text,
  authorised_by text,
  shift_id text,
  session_id text,
  body text NOT NULL,
  postings text NOT NULL,
  wall_at text NOT NULL,
  monotonic_ms bigint NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  signature text NOT NULL,
  received_at text NOT NULL,
  PRIMARY KEY (store, till, epoch, seq),
  UNIQUE (store, event_id),
  FOREIGN KEY (store, till) REFERENCES till (store, till)
);

CREATE FUNCTION refuse_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER journal_event_is_never_changed BEFORE UPDATE OR DELETE ON journal_event
FOR EACH ROW EXECUTE FUNCTION refuse_change ();

CREATE TRIGGER journal_event_is_never_emptied BEFORE TRUNCATE ON journal_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();

-- A record follows the one before it, whoever writes here.
CREATE FUNCTION refuse_gap () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq > 1 AND NOT EXISTS (
    SELECT 1 FROM journal_event
    WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND seq = NEW.seq - 1 AND hash = NEW.previous_hash
  ) THEN
    RAISE EXCEPTION 'journal_event continues the record before it';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER journal_event_has_no_gap BEFORE INSERT ON journal_event
FOR EACH ROW EXECUTE FUNCTION refuse_gap ();

-- Projections: kept with each event, and can be built again from the journal.
CREATE TABLE amount_total (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  account text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  movement text COLLATE "C" NOT NULL,
  amount_minor bigint NOT NULL,
  entries bigint NOT NULL CHECK (entries > 0),
  PRIMARY KEY (store, till, epoch, account, currency, movement)
);

CREATE TABLE kind_total (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  events bigint NOT NULL CHECK (events > 0),
  PRIMARY KEY (store, till, epoch, kind)
);
