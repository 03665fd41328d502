-- Lists of documents over all tills of a store, newest first.
CREATE INDEX journal_event_by_kind ON journal_event (store, kind, wall_at);
