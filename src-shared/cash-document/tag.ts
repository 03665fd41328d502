/**
 * Tags of cash documents, to the letter. The article "Shift work" fixes the first two; the difference tags follow the
 * sibling article "Ouverture de la journee" (domain reference, Q26). The article calls the withdrawal a CD; it is a CW (Q2).
 */
export const CASH_DOCUMENT_TAGS = [
  'Deposit at the start of day',
  'Withdrawal at the End of Day',
  '[!] Difference at the start of day',
  '[!] Difference at the end of day',
  'Manual',
] as const;
export type CashDocumentTag = (typeof CASH_DOCUMENT_TAGS)[number];
