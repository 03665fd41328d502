/** Rights an operator may hold, each checked in main by the commands it names. Order is alphabetical. */
export const PERMISSIONS = [
  /** End a shift whose difference is beyond the tolerance. */
  'approve_difference',
  'end_other_shift',
  /** End a shift of one’s own. */
  'end_own_shift',
  'exceed_cash_limit',
  /** Take over items and prices from a file. */
  'import_catalogue',
  'issue_cash_document',
  /** Log on while another operator has locked the till; that operator is logged off, the document is kept. */
  'log_on_over_locked',
  /** Print the interim daily report (X). */
  'print_daily_report',
  /** Print a further copy of a receipt or report. */
  'reprint_document',
  /** Type and complete trade documents. Whole work, not one command: nobody lends it. */
  'sell',
  /** Start a shift of one’s own. */
  'start_shift',
  /** Start a shift while the POS Agent does not answer and nobody can say whether one is open elsewhere. */
  'start_shift_offline',
  /** Log off an operator who has locked the till. */
  'unlock_others',
  'view_other_shifts',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
