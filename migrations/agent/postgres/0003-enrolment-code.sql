-- One-time codes for new tills, as hashes: who reads the table cannot enrol. The empty store is any store of this Agent,
-- for the code that lies in a file beside it. A spent code stays, so that it can be told which till came in by it.
CREATE TABLE enrolment_code (
  store text COLLATE "C" NOT NULL,
  code_hash text COLLATE "C" NOT NULL,
  till text COLLATE "C",
  purpose text NOT NULL CHECK (purpose IN ('enrol', 'replace')),
  made_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C",
  spent_at text COLLATE "C",
  spent_by text COLLATE "C",
  PRIMARY KEY (store, code_hash),
  CHECK (purpose = 'enrol' OR till IS NOT NULL)
);
