import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION } from '#shared/layout/part.ts';

const row = (minute: number, items: number, net: number, tax: number) => ({
  parked: { moment: `2026-11-20T12:${minute}:00` },
  number: { count: items },
  subtotal: { minor: net },
  total: { minor: net + tax },
});

export const pendingDocuments = {
  title: 'windows:pending.title',
  parts: {
    handledBy: { ...NAMES_ROW, word: 'windows:pending.handledBy' },
    till: { ...COLUMN, word: 'windows:pending.till' },
    parked: { ...COLUMN, word: 'windows:pending.parked' },
    number: { ...COLUMN, word: 'windows:pending.number' },
    subtotal: { ...HIDDEN_COLUMN, word: 'windows:pending.subtotal' },
    total: { ...COLUMN, word: 'windows:pending.total' },
    preview: { ...SECTION, word: 'windows:pending.preview' },
    keys: KEYS,
  },
  sample: [row(42, 2, 2_000, 500), row(37, 1, 800, 200), row(31, 5, 1_600, 400)],
} as const satisfies LaidOut;
