-- Who uses the managers' page. Accounts are the Agent's own: operators of tills are other people with other secrets.
CREATE TABLE manager (
  store text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL CHECK (role IN ('auditor', 'manager', 'owner')),
  password_hash text COLLATE "C" NOT NULL,
  -- A password that somebody else has set opens nothing but the choice of another.
  is_one_time bigint NOT NULL CHECK (is_one_time IN (0, 1)),
  made_at text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C",
  PRIMARY KEY (store, login)
);

-- Who is logged on, as hashes: who reads the table cannot take a session over.
CREATE TABLE manager_session (
  store text COLLATE "C" NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  csrf_token text COLLATE "C" NOT NULL,
  opened_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, token_hash),
  FOREIGN KEY (store, login) REFERENCES manager (store, login)
);
CREATE INDEX manager_session_by_login ON manager_session (store, login);

-- Wrong passwords in a row, whether or not the login exists: each further try has to wait, at whichever instance.
CREATE TABLE manager_failure (
  store text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  failures bigint NOT NULL,
  last_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, login)
);

-- Every act of a manager, and every logon that failed.
CREATE TABLE manager_act (
  store text COLLATE "C" NOT NULL,
  act_id text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  act text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  detail text COLLATE "C" NOT NULL,
  address text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, act_id)
);
CREATE INDEX manager_act_by_time ON manager_act (store, at);

CREATE TRIGGER manager_act_is_never_changed BEFORE UPDATE OR DELETE ON manager_act
FOR EACH ROW EXECUTE FUNCTION refuse_change ();

CREATE TRIGGER manager_act_is_never_emptied BEFORE TRUNCATE ON manager_act
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
