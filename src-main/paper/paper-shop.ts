import { must } from '#shared/assert.ts';
import type { PaperCurrency, PaperShop } from '#shared/paper/paper-facts.ts';
import type { Configuration } from '#shared/till/configuration.ts';

export function paperShop({ shop }: Configuration): PaperShop {
  return { name: shop.name, addressLines: [shop.address, shop.place].filter((line) => line !== ''), taxId: shop.taxId };
}

export function paperCurrency(configuration: Configuration, code: string): PaperCurrency {
  return must(
    configuration.currencies.find((currency) => currency.code === code),
    'paper names only currencies of the till',
  );
}

export function formName({ paymentForms }: Configuration, id: string): string {
  return paymentForms.find((form) => form.id === id)?.name ?? id;
}
