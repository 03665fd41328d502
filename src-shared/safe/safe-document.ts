/** Number series of what goes into the safe and out of it past every drawer: SD safe deposit, SW safe withdrawal. */
export const SAFE_DOCUMENT_TYPES = ['SD', 'SW'] as const;
export type SafeDocumentType = (typeof SAFE_DOCUMENT_TYPES)[number];

/** Where it comes from or goes to: the bank, or something else that has to be described. */
export const SAFE_COUNTERPARTS = ['bank', 'other'] as const;
export type SafeCounterpart = (typeof SAFE_COUNTERPARTS)[number];

/** Kinds of payment forms that lie in a safe: money, and paper that is sent in (domain reference 4.6). */
export const SAFE_KINDS = ['cash', 'voucher', 'cheque'] as const;

/** Whether a payment form is kept in the safe once its shift has ended. */
export function isKeptInSafe(kind: string): boolean {
  return SAFE_KINDS.some((known) => known === kind);
}
