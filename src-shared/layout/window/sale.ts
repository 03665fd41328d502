import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut, SECTION } from '#shared/layout/part.ts';

const row = (line: number, price: number, quantity: number) => ({
  line: { count: line },
  price: { minor: price },
  quantity: { count: quantity },
  value: { minor: price * quantity },
  regularPrice: { minor: price },
  taxRate: { count: 25 },
});

export const sale = {
  title: 'windows:sale.title',
  parts: {
    line: { ...COLUMN, word: 'windows:sale.line', isFirst: true },
    name: { ...COLUMN, word: 'windows:sale.name', needed: 'names_row' },
    price: { ...COLUMN, word: 'windows:sale.price' },
    quantity: { ...COLUMN, word: 'windows:sale.quantity' },
    value: { ...COLUMN, word: 'windows:sale.value' },
    regularPrice: { ...HIDDEN_COLUMN, word: 'windows:sale.regularPrice' },
    discount: { ...HIDDEN_COLUMN, word: 'windows:sale.discountColumn' },
    code: { ...HIDDEN_COLUMN, word: 'windows:sale.code' },
    taxRate: { ...HIDDEN_COLUMN, word: 'windows:sale.taxRate' },
    lastSale: { ...SECTION, word: 'configuration:layout.lastSale' },
    favourites: { ...SECTION, word: 'windows:sale.favourites' },
    keys: KEYS,
  },
  sample: [row(1, 120, 3), row(2, 245, 2), row(3, 799, 1)],
} as const satisfies LaidOut;
