import type { TFunction } from 'i18next';

const KNOWN = ['cash', 'card', 'voucher', 'bank', 'cheque'] as const;

/** A payment form in words; one that only its shop knows keeps the shop’s own id. */
export function formName(id: string, t: TFunction<'managers'>): string {
  const known = KNOWN.find((one) => one === id);
  return known === undefined ? id : t(`forms.${known}`);
}
