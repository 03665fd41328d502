import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut } from '#shared/layout/part.ts';

const row = (day: number, documents: number, turnover: number) => ({
  opened: { moment: `2026-11-${day}T06:50:00` },
  closed: { moment: `2026-11-${day}T14:05:00` },
  documents: { count: documents },
  turnover: { minor: turnover },
});

export const posSessions = {
  title: 'windows:posSessions.title',
  parts: {
    status: { ...COLUMN, word: 'windows:posSessions.status', isFirst: true },
    counter: { ...COLUMN, word: 'windows:posSessions.counter', needed: 'names_row' },
    user: { ...COLUMN, word: 'windows:posSessions.user' },
    shift: { ...HIDDEN_COLUMN, word: 'windows:posSessions.shift' },
    opened: { ...COLUMN, word: 'windows:posSessions.opened' },
    closed: { ...COLUMN, word: 'windows:posSessions.closed' },
    documents: { ...COLUMN, word: 'windows:posSessions.documents' },
    turnover: { ...COLUMN, word: 'configuration:layout.turnover' },
    lastContact: { ...COLUMN, word: 'windows:posSessions.lastContact' },
    keys: KEYS,
  },
  sample: [row(20, 31, 48_250), row(19, 44, 79_120), row(18, 27, 30_480)],
} as const satisfies LaidOut;
