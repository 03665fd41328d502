/** Rights an operator may hold, checked in main for each command. Order is alphabetical. */
export const PERMISSIONS = [
  'approve_difference',
  'end_own_shift',
  'import_catalogue',
  'print_daily_report',
  'reprint_document',
  'sell',
  'start_shift',
  'start_shift_offline',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
