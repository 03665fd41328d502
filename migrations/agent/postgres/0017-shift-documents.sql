-- The first and last receipt and the cash documents of a till in a shift, without reading what lies between.
CREATE INDEX journal_event_receipt_by_shift ON journal_event (store, shift_id, till, epoch, seq)
  WHERE kind = 'sale.completed';
CREATE INDEX journal_event_cash_document_by_shift ON journal_event (store, shift_id, till, epoch, seq)
  WHERE kind = 'cash_document.issued';
