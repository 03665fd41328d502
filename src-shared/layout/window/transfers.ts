import { COLUMN, KEYS, type LaidOut, NAMES_ROW } from '#shared/layout/part.ts';

const row = (sent: number, hour: number) => ({
  value: { minor: sent },
  sentAt: { moment: `2026-11-20T${String(hour).padStart(2, '0')}:17:00` },
});

export const transfers = {
  title: 'windows:transfers.title',
  parts: {
    number: { ...NAMES_ROW, word: 'windows:transfers.number' },
    way: { ...COLUMN, word: 'windows:transfers.way' },
    sentAt: { ...COLUMN, word: 'windows:transfers.sentAt' },
    value: { ...COLUMN, word: 'windows:transfers.value' },
    arrived: { ...COLUMN, word: 'windows:transfers.arrived' },
    state: { ...COLUMN, word: 'windows:transfers.state' },
    keys: KEYS,
  },
  sample: [row(10_000, 14), row(4_000, 10), row(25_000, 8)],
} as const satisfies LaidOut;
