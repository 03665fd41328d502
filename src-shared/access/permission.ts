/** Rights an operator may hold, each checked in main by the commands it names. Order is alphabetical. */
export const PERMISSIONS = [
  /** Take goods of a receipt back and pay for them. */
  'add_correction',
  /** End a shift whose difference is beyond the tolerance. */
  'approve_difference',
  /** Set up printers, display and scanner. */
  'change_devices',
  /** Change what a shop decides about its tills, and how they work: in shift or day mode. */
  'change_parameters',
  /** Sell a line at another price than the item's own, or for more than its price. */
  'change_price',
  /** Set up which payment terminal stands beside the till. */
  'change_terminal',
  /** Stop selling at one counter while the shift goes on at others; another operator’s needs `end_other_shift` too. */
  'close_session',
  /** Say where the Data Service and the POS Agent are. */
  'configure_services',
  /** Day mode: end the day that everybody at the till shares. */
  'end_day',
  /** Give up a parked document. */
  'delete_parked',
  /** Go on with what another operator parked. */
  'edit_others_documents',
  'end_other_shift',
  /** End a shift of one’s own. */
  'end_own_shift',
  'exceed_cash_limit',
  /** Comment on what differs between a terminal’s report and the till. */
  'explain_settlement',
  /** Take one’s own drawer out of the till to be counted later, and leave the till to the next cashier. */
  'hand_over',
  /** Take over items and prices from a file. */
  'import_catalogue',
  'issue_cash_deposit',
  'issue_cash_withdrawal',
  /** Log on while another operator has locked the till; that operator is logged off, the document is kept. */
  'log_on_over_locked',
  /** Decide which columns and sections the windows of the till show. */
  'manage_layout',
  /** Give rights and PINs, and let in whom wrong PINs have locked out. */
  'manage_operators',
  /** Carry money between drawer and safe or bank. */
  'move_safe_money',
  /** Open the drawer without a sale. */
  'open_drawer',
  /** Print the interim daily report (X). */
  'print_daily_report',
  /** Pay for returned goods in a form that is neither cash nor what the receipt was paid with. */
  'refund_other_form',
  /** Print a further copy of a receipt or report. */
  'reprint_document',
  /** Take goods back that no receipt of this till shows. */
  'return_without_receipt',
  /** Decide whether a card was charged where nobody knows. */
  'resolve_card_payment',
  'reverse_card_payment',
  /** Type and complete trade documents. Whole work, not one command: nobody lends it. */
  'sell',
  /** Have the payment terminal close its batch: the Sending Report of the article. */
  'send_terminal_report',
  /** Start a shift of one’s own. */
  'start_shift',
  /** Start a shift while the POS Agent does not answer and nobody can say whether one is open elsewhere. */
  'start_shift_offline',
  /** Start a shift whose drawer holds another amount than was left in it. */
  'start_with_difference',
  /** Log off an operator who has locked the till. */
  'unlock_others',
  /** Take what lies in the safe to the bank, and put what comes from elsewhere into it. */
  'use_safe',
  /** Go over to training, where nothing is meant. */
  'use_training',
  /** Take a discount off a line or a document, up to the highest percentage of one's groups. */
  'user_discount',
  'view_cash_documents',
  'view_other_shifts',
  /** See what the safe holds and what went in and out. */
  'view_safe',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
