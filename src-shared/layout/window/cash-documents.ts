import { COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION } from '#shared/layout/part.ts';

const row = (value: number, hour: number) => ({
  value: { minor: value, sign: 'always' } as const,
  date: { moment: `2026-11-20T${String(hour).padStart(2, '0')}:17:00` },
});

export const cashDocuments = {
  title: 'windows:cashDocuments.title',
  parts: {
    number: { ...NAMES_ROW, word: 'windows:cashDocuments.number' },
    type: { ...COLUMN, word: 'windows:cashDocuments.type' },
    why: { ...COLUMN, word: 'windows:cashDocuments.why' },
    value: { ...COLUMN, word: 'windows:cashDocuments.value' },
    date: { ...COLUMN, word: 'windows:cashDocuments.date' },
    preview: { ...SECTION, word: 'windows:cashDocuments.preview' },
    keys: KEYS,
  },
  sample: [row(5_000, 14), row(-3_000, 10), row(15_000, 6)],
} as const satisfies LaidOut;
