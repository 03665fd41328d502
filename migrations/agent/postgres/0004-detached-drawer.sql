-- Drawers taken out of their till to be counted later, and taken back: the newest row of a till says how it is.
CREATE TABLE shift_place (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  is_detached bigint NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq)
);
