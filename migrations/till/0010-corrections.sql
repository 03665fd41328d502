-- Trade documents are receipts and their corrections; which is which, of what, and whose is known without the journal.
DROP TABLE trade_document;
CREATE TABLE trade_document (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('receipt', 'correction')),
  original_id TEXT,
  seq INTEGER NOT NULL,
  shift_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  currency TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  handled_by TEXT NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;
CREATE INDEX trade_document_by_shift ON trade_document (shift_id, seq);
CREATE INDEX trade_document_by_seq ON trade_document (seq);
CREATE INDEX trade_document_by_original ON trade_document (original_id) WHERE original_id IS NOT NULL;
