-- Who uses the managers' page. Accounts are the Agent's own: operators of tills are other people with other secrets.
CREATE TABLE manager (
  store TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('auditor', 'manager', 'owner')),
  password_hash TEXT NOT NULL,
  -- A password that somebody else has set opens nothing but the choice of another.
  is_one_time INTEGER NOT NULL CHECK (is_one_time IN (0, 1)),
  made_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (store, login)
) STRICT, WITHOUT ROWID;

-- Who is logged on, as hashes: who reads the table cannot take a session over.
CREATE TABLE manager_session (
  store TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  login TEXT NOT NULL,
  csrf_token TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (store, token_hash),
  FOREIGN KEY (store, login) REFERENCES manager (store, login)
) STRICT, WITHOUT ROWID;
CREATE INDEX manager_session_by_login ON manager_session (store, login);

-- Wrong passwords in a row, whether or not the login exists: each further try has to wait, at whichever instance.
CREATE TABLE manager_failure (
  store TEXT NOT NULL,
  login TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (store, login)
) STRICT, WITHOUT ROWID;

-- Every act of a manager, and every logon that failed.
CREATE TABLE manager_act (
  store TEXT NOT NULL,
  act_id TEXT NOT NULL,
  at TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (store, act_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX manager_act_by_time ON manager_act (store, at);

CREATE TRIGGER manager_act_is_never_changed BEFORE UPDATE ON manager_act
BEGIN
  SELECT RAISE (ABORT, 'manager_act is append-only');
END;

CREATE TRIGGER manager_act_is_never_removed BEFORE DELETE ON manager_act
BEGIN
  SELECT RAISE (ABORT, 'manager_act is append-only');
END;
