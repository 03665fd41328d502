import { COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION, WRITTEN_COLUMN } from '#shared/layout/part.ts';

const row = (face: number, pieces: number) => ({
  denomination: { minor: face },
  pieces: { count: pieces },
  value: { minor: face * pieces },
});

export const counting = {
  title: 'windows:counting.title',
  parts: {
    denomination: { ...NAMES_ROW, word: 'windows:counting.denominations' },
    pieces: { ...WRITTEN_COLUMN, word: 'windows:counting.pieces' },
    value: { ...COLUMN, word: 'windows:counting.value' },
    expected: { ...SECTION, word: 'configuration:layout.expected' },
    rolls: { ...SECTION, word: 'windows:counting.rolls' },
    keys: KEYS,
  },
  sample: [row(5_000, 3), row(2_000, 4), row(1_000, 7)],
} as const satisfies LaidOut;
