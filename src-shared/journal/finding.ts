import type { ChainFlaw } from '#shared/journal/chain.ts';

/** What a check of a journal may find wrong with one record, besides the flaws of the chain itself. */
export type RecordFlaw =
  | ChainFlaw
  | 'unreadable'
  | 'not_founded'
  | 'other_key'
  | 'body_misfit'
  | 'number_out_of_series'
  | 'sale_does_not_add_up'
  | 'correction_does_not_add_up'
  | 'cash_document_does_not_add_up'
  | 'safe_document_does_not_add_up'
  | 'parked_document_elsewhere'
  | 'shift_unknown'
  | 'shift_begins_otherwise'
  | 'drawer_moved_in_part'
  | 'shift_figures_differ'
  | 'postings_differ';

/** What may be wrong with a whole journal or data folder, where no single record is to blame. */
export type WholeFlaw = 'empty' | 'cut_short' | 'projection_differs' | 'database_damaged';

/** Names a record so that a person finds it again. Parts that cannot be read are null. */
export type RecordName = {
  readonly epoch: number | null;
  readonly seq: number | null;
  readonly eventId: string | null;
};

/** Something that is not as it must be, in words. `at` is null where no single record is to blame. */
export type Finding =
  | { readonly at: RecordName; readonly flaw: RecordFlaw; readonly words: string }
  | { readonly at: null; readonly flaw: WholeFlaw; readonly words: string };

/** What is wrong with a record, before it is named. */
export type Problem = { readonly flaw: RecordFlaw; readonly words: string };
