import { describe, expect, it } from 'vitest';
import { duePhase, type Phase } from '#renderer/till/phase.ts';
import type { TillState } from '#shared/contract/till.ts';

const ANA = { id: 'ana', name: 'Ana', permissions: [] };
const SHIFT = {
  id: 's1',
  number: 'SH/2026/POS1/000412',
  startedAt: '2026-11-20T06:52:00+01:00',
  businessDate: '2026-11-20',
};
const DOCUMENT = { id: 'd1', lineCount: 3, totalMinor: 1250 };
const RECOVERED = {
  lastSeenAt: SHIFT.startedAt,
  startedAt: SHIFT.startedAt,
  journalLength: 12,
  lastDocument: null,
};

const AT_REST: TillState = {
  revision: 1,
  code: 'POS1',
  shopName: 'Trgovina',
  shopPlace: 'Zagreb',
  isDemo: true,
  workMode: 'shift',
  training: null,
  language: 'en',
  systemCurrency: 'EUR',
  currencies: [],
  paymentForms: [],
  businessDate: '2026-11-20',
  operator: null,
  isPinChangeDue: false,
  layout: {},
  lock: null,
  autoLockMinutes: 0,
  hasSounds: true,
  badgePrefix: '',
  shift: null,
  shiftNews: null,
  isShiftForgotten: false,
  clockSetBack: null,
  endingLoan: null,
  drawersToCount: [],
  document: null,
  recovered: null,
  parameters: { forceCount: false, actualBalanceMandatory: false, blindCount: false },
  printer: {
    id: 'receipt',
    name: 'Receipt printer',
    others: [],
    blockedJobId: null,
    kind: 'screen',
    address: 'screen',
    state: 'ready',
    headline: '',
    words: '',
    waiting: 0,
    unsureJobId: null,
    suspendedJobId: null,
    mayContinue: false,
    paper: null,
    isCoverOpen: null,
    drawerPin: null,
  },
  drawer: { state: 'none', words: '' },
  services: {
    level: 'green',
    dataService: 'running',
    posAgent: 'running',
    address: '127.0.0.1:7310',
    dataServiceAddress: '',
    versionWords: '',
    clockWords: '',
    unsent: 0,
    unsentReceipts: 0,
    lastContactAt: null,
    erp: null,
    words: '',
  },
  backup: { lastAt: null, words: '' },
};

type Case = readonly [claim: string, now: Phase | null, before: Partial<TillState>, said: Partial<TillState>, Phase];

const CASES: readonly Case[] = [
  ['nobody logged on: Log On', null, {}, {}, { window: 'log-on' }],
  ['log on without a shift: Start of Shift', { window: 'log-on' }, {}, { operator: ANA }, { window: 'start-of-shift' }],
  [
    'log on into an open shift: Main Menu',
    { window: 'log-on' },
    {},
    { operator: ANA, shift: SHIFT },
    { window: 'main-menu' },
  ],
  [
    'log on over a shift of an earlier day: it is offered to be ended',
    { window: 'log-on' },
    {},
    { operator: ANA, shift: SHIFT, isShiftForgotten: true, document: DOCUMENT },
    { window: 'forgotten-shift' },
  ],
  [
    'midnight does not pull a window away',
    { window: 'sale' },
    { operator: ANA, shift: SHIFT },
    { operator: ANA, shift: SHIFT, isShiftForgotten: true },
    { window: 'sale' },
  ],
  [
    'a page loaded anew comes back into the half-typed document',
    null,
    {},
    { operator: ANA, shift: SHIFT, document: DOCUMENT },
    { window: 'sale' },
  ],
  [
    'news does not pull a window away',
    { window: 'reports' },
    { operator: ANA, shift: SHIFT },
    { operator: ANA, shift: SHIFT, revision: 2 },
    { window: 'reports' },
  ],
  [
    'Start of Shift closed without starting stays closed',
    { window: 'main-menu' },
    { operator: ANA },
    { operator: ANA, revision: 2 },
    { window: 'main-menu' },
  ],
  [
    'a shift found open at another till goes on here: nothing is started',
    { window: 'start-of-shift' },
    { operator: ANA },
    { operator: ANA, shift: SHIFT },
    { window: 'main-menu' },
  ],
  [
    'into training: what was open belongs to the other ledger',
    { window: 'reports' },
    { operator: ANA, shift: SHIFT },
    { operator: ANA, training: { operatorName: 'Ana', since: RECOVERED.startedAt } },
    { window: 'start-of-shift' },
  ],
  [
    'out of training, back to the real shift',
    { window: 'sale' },
    { operator: ANA, training: { operatorName: 'Ana', since: RECOVERED.startedAt }, document: DOCUMENT },
    { operator: ANA, shift: SHIFT },
    { window: 'main-menu' },
  ],
  ['log off closes every window', { window: 'sale' }, { operator: ANA, shift: SHIFT }, {}, { window: 'log-on' }],
  [
    'another person gets a window of their own',
    { window: 'reports' },
    { operator: { ...ANA, id: 'ivana' } },
    { operator: ANA },
    { window: 'start-of-shift' },
  ],
  [
    'a stop that was no shutdown comes first',
    null,
    {},
    { recovered: RECOVERED, operator: ANA },
    { window: 'recovered' },
  ],
];

describe('the window due', () => {
  it.each(CASES)('%s', (_claim, now, before, said, due) => {
    expect(duePhase(now, { ...AT_REST, ...before }, { ...AT_REST, ...said })).toEqual(due);
  });

  it('the end of a shift stays in view although it logs its operator off', () => {
    const ended: Phase = {
      window: 'shift-ended',
      ended: { shiftId: 's1', number: SHIFT.number, reportNumber: 'Z1', rows: [], documents: [] },
    };
    expect(duePhase(ended, { ...AT_REST, operator: ANA }, AT_REST)).toBe(ended);
  });
});
