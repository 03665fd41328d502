-- What the last update of each kind brought, for the Data Update window: how many came and went in the run that began then.
ALTER TABLE master_cursor ADD COLUMN run_at TEXT NOT NULL DEFAULT '';
ALTER TABLE master_cursor ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE master_cursor ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;

-- Rules and layouts as the Data Service has them, word for word: those of the store and those of this till are worked into
-- one another anew whenever either changes.
CREATE TABLE master_rule (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
