import { z } from 'zod';

/**
 * Everything the till may refuse. A closed union: each code has its words in every language file and a row in a test.
 * Order is alphabetical; the order in which a command checks stands with the command.
 */
export const REFUSAL_CODES = [
  'already_answered',
  'amount_malformed',
  'amount_negative',
  'amount_rounded',
  'amount_too_large',
  'amount_zero',
  'authoriser_not_permitted',
  'badge_unknown',
  'barcode_unknown',
  'cash_document_exceeds_drawer',
  'cash_document_unknown',
  'cash_limit_maximum',
  'cash_limit_minimum',
  'cash_required_for_change',
  'catalogue_unreadable',
  'count_required',
  'disk_full',
  'document_empty',
  'document_full',
  'document_has_payments',
  'item_unknown',
  'line_unknown',
  'malformed_call',
  'new_pin_easy',
  'new_pin_malformed',
  'new_pin_same',
  'nobody_logged_on',
  'not_permitted',
  'nothing_left_to_pay',
  'offline_start_not_permitted',
  'operator_unknown',
  'payer_unknown',
  'payment_exceeds_due',
  'payment_form_unknown',
  'payment_incomplete',
  'pieces_malformed',
  'pin_locked',
  'pin_wrong',
  'print_job_unknown',
  'print_job_waiting',
  'quantity_malformed',
  'reason_required',
  'reason_unknown',
  'session_open',
  'sheet_changed',
  'shift_already_open',
  'shift_not_open',
  'shift_unknown',
  'somebody_logged_on',
  'till_locked',
  'transfer_already_entered',
  'transfer_number_wrong',
  'transfer_till_wrong',
  'withdrawal_exceeds_cash',
] as const;

export const refusalCodeSchema = z.enum(REFUSAL_CODES);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

/** Values that the words of a refusal name, for example the currency or how many attempts remain. */
export const refusalFactsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type RefusalFacts = z.infer<typeof refusalFactsSchema>;

/** A refusal inside the core: a code and the facts its words need. */
export type Refusal = { readonly code: RefusalCode; readonly facts?: RefusalFacts };

/** A refusal as it crosses a boundary: with words in the till's language that say what happened and what to do now. */
export const refusalSchema = z.strictObject({
  code: refusalCodeSchema,
  words: z.string(),
  facts: refusalFactsSchema,
});
export type SpokenRefusal = z.infer<typeof refusalSchema>;
