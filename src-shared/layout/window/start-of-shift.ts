import { COLUMN, COUNTED_COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION, WRITTEN_COLUMN } from '#shared/layout/part.ts';

const row = (beginning: number, deposit: number) => ({
  beginningBalance: { minor: beginning },
  actualBalance: { minor: beginning },
  difference: { minor: 0, sign: 'always' } as const,
  deposit: { minor: deposit },
});

export const startOfShift = {
  title: 'windows:startOfShift.title',
  parts: {
    currency: { ...NAMES_ROW, word: 'windows:startOfShift.currency' },
    beginningBalance: { ...COLUMN, word: 'windows:startOfShift.beginningBalance' },
    actualBalance: { ...COUNTED_COLUMN, word: 'windows:startOfShift.actualBalance' },
    difference: { ...COUNTED_COLUMN, word: 'windows:startOfShift.difference' },
    deposit: { ...WRITTEN_COLUMN, word: 'windows:startOfShift.deposit' },
    why: { ...SECTION, word: 'configuration:layout.explanation' },
    inDrawer: { ...SECTION, word: 'windows:startOfShift.inDrawer' },
    usualDeposits: { ...SECTION, word: 'windows:startOfShift.usualDeposits' },
    keys: KEYS,
  },
  sample: [row(15_000, 5_000), row(42_000, 0), row(0, 1_000)],
} as const satisfies LaidOut;
