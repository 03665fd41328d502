import type { TFunction } from 'i18next';

/** By the ids that shops give them, too. */
const KNOWN = {
  cash: 'cash',
  card: 'card',
  voucher: 'voucher',
  bank: 'bank',
  cheque: 'cheque',
  check: 'cheque',
} as const satisfies Readonly<Record<string, string>>;

/** A payment form in words; one that only its shop knows keeps the shop’s own id. */
export function formName(id: string, t: TFunction<'managers'>): string {
  const known = Object.entries(KNOWN).find(([one]) => one === id);
  return known === undefined ? id : t(`forms.${known[1]}`);
}
