import { COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION, WRITTEN_SECTION } from '#shared/layout/part.ts';

const row = (beginning: number, deposits: number, withdrawals: number) => ({
  transactions: { count: withdrawals === 0 ? 1 : 2 },
  beginning: { minor: beginning },
  deposits: { minor: deposits },
  withdrawals: { minor: withdrawals },
  total: { minor: deposits + withdrawals },
  ending: { minor: beginning + deposits + withdrawals },
});

export const safe = {
  title: 'windows:safe.title',
  parts: {
    paymentForm: { ...NAMES_ROW, word: 'windows:safe.paymentForm' },
    transactions: { ...COLUMN, word: 'windows:safe.transactions' },
    beginning: { ...COLUMN, word: 'windows:safe.beginning' },
    deposits: { ...COLUMN, word: 'windows:safe.deposits' },
    withdrawals: { ...COLUMN, word: 'windows:safe.withdrawals' },
    total: { ...COLUMN, word: 'windows:safe.total' },
    ending: { ...COLUMN, word: 'windows:safe.ending' },
    movements: { ...SECTION, word: 'configuration:layout.madeOf' },
    order: { ...WRITTEN_SECTION, word: 'configuration:layout.safeOrder' },
    keys: KEYS,
  },
  sample: [row(100_000, 48_250, -80_000), row(0, 7_990, 0), row(12_000, 4_000, -10_000)],
} as const satisfies LaidOut;
