/** Rights an operator may hold, checked in main for each command. Order is alphabetical. */
export const PERMISSIONS = [
  'approve_difference',
  'end_other_shift',
  'end_own_shift',
  'exceed_cash_limit',
  'import_catalogue',
  'issue_cash_document',
  'print_daily_report',
  'reprint_document',
  'sell',
  'start_shift',
  'start_shift_offline',
  'view_other_shifts',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
