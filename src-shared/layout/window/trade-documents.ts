import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION } from '#shared/layout/part.ts';

const row = (total: number, minute: number) => ({
  total: { minor: total },
  date: { moment: `2026-11-20T12:${minute}:00` },
});

export const tradeDocuments = {
  title: 'windows:tradeDocuments.title',
  parts: {
    number: { ...NAMES_ROW, word: 'windows:cashDocuments.number' },
    kind: { ...HIDDEN_COLUMN, word: 'windows:tradeDocuments.kind' },
    customer: { ...HIDDEN_COLUMN, word: 'windows:sale.customer' },
    cashier: { ...COLUMN, word: 'windows:tradeDocuments.cashier' },
    forms: { ...COLUMN, word: 'windows:cashDocument.paymentForm' },
    total: { ...COLUMN, word: 'windows:tradeDocuments.total' },
    date: { ...COLUMN, word: 'windows:cashDocuments.date' },
    preview: { ...SECTION, word: 'windows:cashDocuments.preview' },
    keys: KEYS,
  },
  sample: [row(1_649, 42), row(-799, 37), row(2_320, 31)],
} as const satisfies LaidOut;
