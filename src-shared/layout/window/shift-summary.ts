import { COLUMN, HIDDEN_COLUMN, KEYS, type LaidOut, NAMES_ROW, PAGE, SECTION } from '#shared/layout/part.ts';

const row = (payments: number, deposits: number, withdrawals: number) => ({
  payments: { count: payments },
  operations: { count: payments },
  received: { minor: deposits },
  manualDeposits: { minor: 0 },
  returns: { minor: 0 },
  manualWithdrawals: { minor: withdrawals },
  deposits: { minor: deposits },
  withdrawals: { minor: withdrawals },
  total: { minor: deposits - withdrawals },
});

export const shiftSummary = {
  title: 'windows:shiftSummary.title',
  parts: {
    paymentForm: { ...NAMES_ROW, word: 'windows:shiftSummary.balance.form' },
    payments: { ...COLUMN, word: 'windows:shiftSummary.balance.payments' },
    operations: { ...HIDDEN_COLUMN, word: 'windows:shiftSummary.balance.operations' },
    received: { ...HIDDEN_COLUMN, word: 'windows:shiftSummary.balance.received' },
    manualDeposits: { ...HIDDEN_COLUMN, word: 'windows:shiftSummary.balance.manualDeposits' },
    deposits: { ...COLUMN, word: 'windows:shiftSummary.balance.deposits' },
    returns: { ...HIDDEN_COLUMN, word: 'windows:shiftSummary.balance.returns' },
    manualWithdrawals: { ...HIDDEN_COLUMN, word: 'windows:shiftSummary.balance.manualWithdrawals' },
    withdrawals: { ...COLUMN, word: 'windows:shiftSummary.balance.withdrawals' },
    total: { ...COLUMN, word: 'windows:shiftSummary.balance.total' },
    cashFlows: { ...PAGE, word: 'windows:shiftSummary.tab.cashFlows' },
    balances: { ...PAGE, word: 'windows:shiftSummary.tab.balances' },
    sales: { ...PAGE, word: 'windows:shiftSummary.tab.sales' },
    groups: { ...PAGE, word: 'windows:shiftSummary.tab.groups' },
    plots: { ...SECTION, word: 'configuration:layout.plots' },
    keys: KEYS,
  },
  sample: [row(31, 53_250, 3_000), row(9, 7_990, 0), row(2, 4_000, 0)],
} as const satisfies LaidOut;
