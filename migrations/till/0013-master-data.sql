-- How far this till has taken over what the Data Service keeps, kind by kind.
CREATE TABLE master_cursor (
  kind TEXT PRIMARY KEY,
  cursor INTEGER NOT NULL,
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Customers as the Data Service names them: payers of cash documents.
CREATE TABLE customer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  folded_name TEXT NOT NULL
) STRICT;
