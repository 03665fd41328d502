-- Parked documents that went from one till to another: a projection of the journals, a row a way, whatever the order in which
-- they arrive. `facts` is what is told of one that has not arrived yet, and its content.
CREATE TABLE parked_move (
  store text COLLATE "C" NOT NULL,
  move_id text COLLATE "C" NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  from_till text COLLATE "C" NOT NULL,
  to_till text COLLATE "C" NOT NULL,
  facts text COLLATE "C",
  received_at text COLLATE "C",
  PRIMARY KEY (store, move_id)
);
CREATE INDEX parked_move_under_way ON parked_move (store, document_id) WHERE received_at IS NULL;

-- Who asks for a document that is parked at another till, for as long as that till is given to answer.
CREATE TABLE parked_request (
  store text COLLATE "C" NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  from_till text COLLATE "C" NOT NULL,
  to_till text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  operator_name text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, document_id)
);
CREATE INDEX parked_request_age ON parked_request (expires_at);
