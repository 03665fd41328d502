import { describe, expect, it } from 'vitest';
import { shownColumns } from '#renderer/end-of-shift/end-columns.ts';
import { documentOf } from '#renderer/end-of-shift/likely-causes.tsx';
import { changedReasons } from '#renderer/end-of-shift/reason-dialog.tsx';
import { hasDifference } from '#renderer/end-of-shift/row-name.ts';
import { sumOfRows } from '#renderer/end-of-shift/sum-of-rows.ts';
import { figuresToSearch } from '#renderer/end-of-shift/use-figure-pages.ts';
import { partsOf } from '#renderer/layout/use-parts.ts';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';

const ROW: EndRow = {
  paymentForm: 'cash',
  name: 'Cash',
  kind: 'cash',
  currency: 'EUR',
  beginningMinor: 20_000,
  paymentValueMinor: 128_435,
  cashDocumentsMinor: -3_000,
  endingMinor: 145_435,
  actualMinor: 145_185,
  differenceMinor: -250,
  withdrawalMinor: 125_000,
  remainingMinor: 20_185,
  payments: 61,
  operations: 63,
  parts: {
    carriedMinor: 15_000,
    openingDifferenceMinor: 0,
    depositMinor: 5_000,
    receivedMinor: 184_260,
    changeMinor: -53_975,
    returnsMinor: -1_850,
    documentsMinor: -3_000,
  },
  suggestedWithdrawalMinor: 125_000,
  reason: '',
  reasons: ['Change given wrong'],
  isAboveTolerance: false,
  isCountMissing: false,
  documentsSinceCount: 0,
  causes: [],
  take: [],
};
const NOT_COUNTED = { actualMinor: null, differenceMinor: null } as const;
const CARD: EndRow = { ...ROW, ...NOT_COUNTED, paymentForm: 'card', name: 'Charge Card', kind: 'card', payments: 38 };
const PLN: EndRow = { ...ROW, currency: 'PLN' };

function sheetOf(rows: EndRow[], countRequired = false): EndSheet {
  return {
    shiftId: 's1',
    number: 'SH/2026/POS1/000412',
    startedAt: '2026-11-20T06:52:00+01:00',
    detachedAt: null,
    operatorName: 'Ana',
    isOwn: true,
    revision: 'r',
    rows,
    hasReceiptPrinter: true,
    hasPaymentTerminal: false,
    countRequired,
    countOpens: countRequired,
    openDocumentLines: 0,
    others: [],
    hasCardInDocument: false,
    cardsWithoutReceipt: [],
    parkedDocuments: [],
    isHeldByParked: false,
    tills: [],
  };
}

const BY_DEFAULT = partsOf('end-of-shift', {});

describe('columns of End of Shift', () => {
  const bare: EndRow = { ...ROW, ...NOT_COUNTED, cashDocumentsMinor: 0 };

  it('are those of the article until there is more to say', () => {
    expect(shownColumns(sheetOf([bare]), BY_DEFAULT)).toEqual([
      'paymentForm',
      'beginningBalance',
      'paymentValue',
      'endingBalance',
      'actualBalance',
      'withdrawal',
      'remaining',
    ]);
  });

  it('show Difference once something is counted, and from the start where counting is forced', () => {
    expect(shownColumns(sheetOf([bare, { ...bare, differenceMinor: 0 }]), BY_DEFAULT)).toContain('difference');
    expect(shownColumns(sheetOf([bare], true), BY_DEFAULT)).toContain('difference');
  });

  it('stand in the order of the layout, with those that it shows', () => {
    const order = ['paymentForm', 'remaining', 'beginningBalance'];
    const parts = partsOf('end-of-shift', { 'end-of-shift': { order, shown: { paymentValue: false } } });
    expect(shownColumns(sheetOf([bare]), parts)).toEqual([
      'paymentForm',
      'remaining',
      'beginningBalance',
      'endingBalance',
      'actualBalance',
      'withdrawal',
    ]);
  });
});

describe('the summary section', () => {
  it('adds up what was counted, and says "not counted" where nothing was', () => {
    expect(sumOfRows([ROW, CARD])).toMatchObject({ actualMinor: 145_185, differenceMinor: -250, payments: 99 });
    expect(sumOfRows([CARD])).toMatchObject({ actualMinor: null, differenceMinor: null });
    expect(sumOfRows([{ ...CARD, actualMinor: 0, differenceMinor: 0 }])).toMatchObject({ actualMinor: 0 });
  });
});

describe('Enter Reason', () => {
  it('is for rows that were counted and differ', () => {
    expect([ROW, CARD, { ...ROW, differenceMinor: 0 }].filter(hasDifference)).toEqual([ROW]);
  });

  it('writes only what changed, trimmed; emptied takes the reason away', () => {
    const kept = { ...CARD, differenceMinor: 5, reason: 'Slip missing' };
    expect(changedReasons([ROW, kept], {})).toEqual([]);
    expect(changedReasons([ROW, kept], { 'cash/EUR': ' Paid out ', 'card/EUR': 'Slip missing' })).toEqual([
      { row: ROW, reason: 'Paid out' },
    ]);
    expect(changedReasons([kept], { 'card/EUR': '' })).toEqual([{ row: kept, reason: '' }]);
  });
});

describe('a likely cause', () => {
  it('has something to show only where it names a document', () => {
    expect(documentOf({ cause: 'pieces_off', valueMinor: 50, pieces: -1 })).toBeNull();
    expect(documentOf({ cause: 'change_as_tendered', number: 'PA/1', amountMinor: 815 })).toEqual({
      number: 'PA/1',
      part: 'change',
    });
  });

  it('about another payment form is looked for among the other forms of the same currency first', () => {
    const asked = { row: ROW, part: 'received', number: 'PA/1' } as const;
    const searched = figuresToSearch(asked, [ROW, CARD, PLN]);
    expect(searched.map(({ row }) => `${row.paymentForm} ${row.currency}`)).toEqual(['card EUR', 'cash EUR']);
    expect(figuresToSearch({ row: ROW, part: 'change', number: 'PA/1' }, [ROW, CARD])).toHaveLength(1);
  });
});
