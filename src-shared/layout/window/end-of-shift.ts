import {
  COLUMN,
  COUNTED_COLUMN,
  HIDDEN_COLUMN,
  HIDDEN_SECTION,
  KEYS,
  type LaidOut,
  NAMES_ROW,
  SECTION,
  WRITTEN_COLUMN,
} from '#shared/layout/part.ts';

/** A day without cash documents and differences: it adds up whichever columns are hidden. */
const row = (beginning: number, payments: number, withdrawal: number) => ({
  beginningBalance: { minor: beginning },
  paymentValue: { minor: payments },
  cashDocuments: { minor: 0 },
  endingBalance: { minor: beginning + payments },
  actualBalance: { minor: beginning + payments },
  difference: { minor: 0, sign: 'always' } as const,
  withdrawal: { minor: withdrawal },
  remaining: { minor: beginning + payments - withdrawal },
  numberOfPayments: { count: 12 },
  numberOfOperations: { count: 12 },
});

export const endOfShift = {
  title: 'windows:endOfShift.title',
  parts: {
    paymentForm: { ...NAMES_ROW, word: 'windows:endOfShift.paymentForm' },
    beginningBalance: { ...COLUMN, word: 'windows:endOfShift.beginningBalance' },
    paymentValue: { ...COLUMN, word: 'windows:endOfShift.paymentValue' },
    cashDocuments: { ...HIDDEN_COLUMN, word: 'windows:endOfShift.cashDocuments', appears: 'when_not_zero' },
    endingBalance: { ...COLUMN, word: 'windows:endOfShift.endingBalance' },
    actualBalance: { ...WRITTEN_COLUMN, word: 'windows:endOfShift.actualBalance' },
    difference: { ...COUNTED_COLUMN, word: 'windows:endOfShift.difference' },
    withdrawal: { ...WRITTEN_COLUMN, word: 'windows:endOfShift.withdrawal' },
    remaining: { ...COLUMN, word: 'windows:endOfShift.remaining' },
    numberOfPayments: { ...HIDDEN_COLUMN, word: 'windows:endOfShift.numberOfPayments' },
    numberOfOperations: { ...HIDDEN_COLUMN, word: 'windows:endOfShift.numberOfOperations' },
    summary: { ...HIDDEN_SECTION, word: 'configuration:layout.summary' },
    madeOf: { ...SECTION, word: 'configuration:layout.madeOf' },
    take: { ...SECTION, word: 'windows:endOfShift.notesToTake' },
    keys: KEYS,
  },
  sample: [row(15_000, 48_250, 48_250), row(0, 7_990, 0), row(0, 4_000, 4_000)],
} as const satisfies LaidOut;
