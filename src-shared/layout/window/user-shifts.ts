import { COLUMN, KEYS, type LaidOut, NAMES_ROW, SECTION } from '#shared/layout/part.ts';

const row = (day: number) => ({
  startDate: { moment: `2026-11-${day}T06:50:00` },
  endDate: { moment: `2026-11-${day}T14:05:00` },
});

export const userShifts = {
  title: 'windows:userShifts.title',
  parts: {
    number: { ...NAMES_ROW, word: 'windows:userShifts.number' },
    startDate: { ...COLUMN, word: 'windows:userShifts.startDate' },
    endDate: { ...COLUMN, word: 'windows:userShifts.endDate' },
    cashier: { ...COLUMN, word: 'windows:userShifts.cashier' },
    status: { ...COLUMN, word: 'windows:userShifts.statusColumn' },
    detail: { ...SECTION, word: 'configuration:layout.detail' },
    keys: KEYS,
  },
  sample: [row(20), row(19), row(18)],
} as const satisfies LaidOut;
