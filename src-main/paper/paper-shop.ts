import { must } from '#shared/assert.ts';
import type { PaperCurrency, PaperShop } from '#shared/paper/paper-facts.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

export function paperShop({ shop }: Configuration): PaperShop {
  return { name: shop.name, addressLines: [shop.address, shop.place].filter((line) => line !== ''), taxId: shop.taxId };
}

export function paperCurrency(configuration: Configuration, code: string): PaperCurrency {
  return must(
    configuration.currencies.find((currency) => currency.code === code),
    'paper names only currencies of the till',
  );
}

/** What a payment form is called in the till's language. */
export function formName({ language, paymentForms }: Configuration, id: string): string {
  const form = paymentForms.find((one) => one.id === id);
  return form === undefined ? id : paymentFormName(form, language);
}
