import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut, SECTION } from '#shared/layout/part.ts';

const row = (line: number, price: number, quantity: number) => ({
  line: { count: line },
  price: { minor: price },
  quantity: { count: quantity },
  value: { minor: price * quantity },
  basePrice: { minor: price },
  regularPrice: { minor: price },
  totalPrice: { minor: price },
  subtotalPrice: { minor: price / 1.25 },
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
    basePrice: { ...HIDDEN_COLUMN, word: 'windows:sale.basePrice' },
    regularPrice: { ...HIDDEN_COLUMN, word: 'windows:sale.regularPrice' },
    totalPrice: { ...HIDDEN_COLUMN, word: 'windows:sale.totalPrice' },
    subtotalPrice: { ...HIDDEN_COLUMN, word: 'windows:sale.subtotalPrice' },
    discount: { ...HIDDEN_COLUMN, word: 'windows:sale.discountColumn' },
    code: { ...HIDDEN_COLUMN, word: 'windows:sale.code' },
    taxRate: { ...HIDDEN_COLUMN, word: 'windows:sale.taxRate' },
    lastSale: { ...SECTION, word: 'configuration:layout.lastSale' },
    favourites: { ...SECTION, word: 'windows:sale.favourites' },
    keys: KEYS,
  },
  sample: [row(1, 120, 3), row(2, 245, 2), row(3, 795, 1)],
} as const satisfies LaidOut;
