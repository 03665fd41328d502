import { COLUMN, KEYS, type LaidOut, NAMES_ROW, WRITTEN_COLUMN } from '#shared/layout/part.ts';

const row = (price: number, sold: number, comesBack: number) => ({
  price: { minor: price },
  sold: { count: sold },
  left: { count: sold },
  comesBack: { count: comesBack },
  value: { minor: price * comesBack },
});

export const correction = {
  title: 'windows:correction.title',
  parts: {
    name: { ...NAMES_ROW, word: 'windows:sale.name' },
    price: { ...COLUMN, word: 'windows:sale.price' },
    sold: { ...COLUMN, word: 'windows:correction.sold' },
    left: { ...COLUMN, word: 'windows:correction.left' },
    comesBack: { ...WRITTEN_COLUMN, word: 'windows:correction.comesBack' },
    value: { ...COLUMN, word: 'windows:sale.value' },
    keys: KEYS,
  },
  sample: [row(120, 3, 1), row(245, 2, 2), row(799, 1, 0)],
} as const satisfies LaidOut;
