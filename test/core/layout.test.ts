import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangedParts, checkedLayout, type Layout } from '#shared/layout/layout.ts';
import { changedLayout, layoutFile, readLayoutFile } from '#shared/layout/layout-file.ts';
import { defaultParts, LAID_OUT_WINDOWS, LAYOUTS, type LaidOutWindow } from '#shared/layout/layout-parts.ts';
import type { SampleFigure } from '#shared/layout/part.ts';

const columnsOf = (window: LaidOutWindow) =>
  defaultParts(window)
    .filter(({ kind }) => kind === 'column')
    .map(({ id }) => id);

/** Any order of some of the columns, first one first, and anything shown or hidden that may be. */
const layouts: fc.Arbitrary<Layout> = fc
  .constantFrom(...LAID_OUT_WINDOWS)
  .chain((window) => {
    const parts = defaultParts(window);
    const free = parts.filter(({ needed, isPage }) => needed === undefined && isPage !== true).map(({ id }) => id);
    const [first, ...movable] = columnsOf(window);
    const head = first === undefined ? [] : [first];
    return fc.record({
      window: fc.constant(window),
      order: fc.shuffledSubarray(movable).map((order) => [...head, ...order]),
      shown: fc.dictionary(fc.constantFrom(...free), fc.boolean()),
    });
  })
  .map(({ window, order, shown }) => ({ [window]: { order, shown } }));

describe('a layout', () => {
  it('never loses or doubles a column, and keeps the first one first', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        for (const window of LAID_OUT_WINDOWS) {
          const columns = arrangedParts(window, layout).filter(({ kind }) => kind === 'column');
          expect(columns.map(({ id }) => id).sort()).toEqual([...columnsOf(window)].sort());
          expect(columns[0]?.id).toBe(columnsOf(window)[0]);
        }
      }),
    );
  });

  it('shows the same windows after it was checked, written to a file and read on another till', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const checked = checkedLayout(layout);
        const read = checked.ok ? readLayoutFile(layoutFile(checked.value)) : checked;
        expect(read).toEqual(checked);
        for (const window of LAID_OUT_WINDOWS)
          expect(arrangedParts(window, read.ok ? read.value : {})).toEqual(arrangedParts(window, layout));
      }),
    );
  });

  it('that says what the default says anyway is none', () => {
    const order = columnsOf('end-of-shift');
    expect(checkedLayout({ 'end-of-shift': { order, shown: { summary: false } } })).toEqual({ ok: true, value: {} });
  });

  it('of an older version gets new columns where the default has them', () => {
    const older = { 'end-of-shift': { order: ['paymentForm', 'remaining', 'beginningBalance'], shown: {} } };
    const ids = arrangedParts('end-of-shift', older).map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['paymentForm', 'remaining', 'numberOfPayments', 'numberOfOperations']);
    expect(ids.indexOf('paymentValue')).toBe(ids.indexOf('beginningBalance') + 1);
  });

  it('goes back to the locked default, one window or all', () => {
    const now: Layout = {
      'end-of-shift': { order: [], shown: { summary: true } },
      sale: { order: [], shown: { favourites: false } },
    };
    expect(changedLayout(now, { cause: 'reset', window: 'sale' })).toEqual({
      ok: true,
      value: { 'end-of-shift': now['end-of-shift'] },
    });
    expect(changedLayout(now, { cause: 'reset', window: null })).toEqual({ ok: true, value: {} });
  });
});

describe('a layout is refused', () => {
  const summary = { order: [], shown: { summary: true } };
  it.each<[string, Layout]>([
    ['layout_window_unknown', { 'pos-window': summary }],
    ['layout_part_unknown', { 'end-of-shift': { order: ['paymentForm', 'nothing'], shown: {} } }],
    ['layout_part_unknown', { 'end-of-shift': { order: [], shown: { nothing: true } } }],
    ['layout_part_unknown', { 'end-of-shift': { order: ['summary'], shown: {} } }],
    ['layout_order', { 'end-of-shift': { order: ['remaining', 'paymentForm'], shown: {} } }],
    ['layout_order', { 'end-of-shift': { order: ['paymentForm', 'remaining', 'remaining'], shown: {} } }],
    ['layout_part_needed', { 'end-of-shift': { order: [], shown: { paymentForm: false } } }],
    ['layout_part_needed', { 'end-of-shift': { order: [], shown: { keys: false } } }],
    ['layout_part_needed', { counting: { order: [], shown: { pieces: false } } }],
    [
      'layout_no_page',
      { 'shift-summary': { order: [], shown: { cashFlows: false, balances: false, sales: false, groups: false } } },
    ],
  ])('as %s: %j', (code, layout) => {
    expect(checkedLayout(layout)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each([
    ['layout_unreadable', 'x'],
    ['layout_unreadable', '[]'],
    ['layout_unreadable', '{"tillkeeper":"layout","version":1}'],
    ['layout_unreadable', '{"tillkeeper":"layout","version":1,"windows":{"sale":{"order":"x"}}}'],
    ['layout_unreadable', '{"tillkeeper":"layout","version":1,"windows":{},"more":1}'],
    ['layout_newer', '{"tillkeeper":"layout","version":2,"somethingElse":{}}'],
    ['layout_window_unknown', '{"tillkeeper":"layout","version":1,"windows":{"x":{"order":[],"shown":{}}}}'],
  ])('from a file as %s: %s', (code, text) => {
    expect(readLayoutFile(text)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('the sample of a window', () => {
  type Row = Readonly<Record<string, SampleFigure>>;
  const of = (row: Row, id: string): number => {
    const figure = row[id];
    if (figure === undefined || 'moment' in figure) throw new Error(`no figure in ${id}`);
    return 'count' in figure ? figure.count : figure.minor;
  };
  const SUMS: Partial<Record<LaidOutWindow, readonly (readonly [string, (row: Row) => number])[]>> = {
    'start-of-shift': [['difference', (row) => of(row, 'actualBalance') - of(row, 'beginningBalance')]],
    counting: [['value', (row) => of(row, 'denomination') * of(row, 'pieces')]],
    sale: [['value', (row) => of(row, 'price') * of(row, 'quantity')]],
    'end-of-shift': [
      ['endingBalance', (row) => of(row, 'beginningBalance') + of(row, 'paymentValue') + of(row, 'cashDocuments')],
      ['difference', (row) => of(row, 'actualBalance') - of(row, 'endingBalance')],
      ['remaining', (row) => of(row, 'endingBalance') + of(row, 'difference') - of(row, 'withdrawal')],
    ],
    correction: [['value', (row) => of(row, 'price') * of(row, 'comesBack')]],
    safe: [
      ['total', (row) => of(row, 'deposits') + of(row, 'withdrawals')],
      ['ending', (row) => of(row, 'beginning') + of(row, 'total')],
    ],
    'shift-summary': [['total', (row) => of(row, 'deposits') - of(row, 'withdrawals')]],
  };

  it.each(Object.entries(SUMS))('%s adds up in every row', (window, sums) => {
    const rows: readonly Row[] = LAYOUTS[window as LaidOutWindow].sample;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) for (const [id, sum] of sums) expect([id, of(row, id)]).toEqual([id, sum(row)]);
  });

  it.each(LAID_OUT_WINDOWS)('%s has figures in its columns only', (window) => {
    const columns = columnsOf(window);
    const astray = LAYOUTS[window].sample.flatMap((row) => Object.keys(row).filter((id) => !columns.includes(id)));
    expect(astray).toEqual([]);
  });
});
