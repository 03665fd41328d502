-- Parked documents that went from one till to another: a projection of the journals, a row a way, whatever the order in which
-- they arrive. `facts` is what is told of one that has not arrived yet, and its content.
CREATE TABLE parked_move (
  store TEXT NOT NULL,
  move_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  from_till TEXT NOT NULL,
  to_till TEXT NOT NULL,
  facts TEXT,
  received_at TEXT,
  PRIMARY KEY (store, move_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_move_under_way ON parked_move (store, document_id) WHERE received_at IS NULL;

-- Who asks for a document that is parked at another till, for as long as that till is given to answer.
CREATE TABLE parked_request (
  store TEXT NOT NULL,
  document_id TEXT NOT NULL,
  from_till TEXT NOT NULL,
  to_till TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (store, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_request_age ON parked_request (expires_at);
