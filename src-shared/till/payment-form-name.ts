import type { PaymentForm } from '#shared/contract/till.ts';
import type { Language } from '#shared/language/languages.ts';

/** What a payment form is called in a language; the shop's own name for it where it has none there. */
export function paymentFormName({ name, names }: Pick<PaymentForm, 'name' | 'names'>, language: Language): string {
  return names[language] ?? name;
}
