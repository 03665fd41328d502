import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import { check, workedDay } from '#test/tools/checked-copy.ts';
import { ofKind, rewrite, signerOf } from '#test/tools/tamper.ts';

let day: Awaited<ReturnType<typeof workedDay>>;

beforeAll(async () => {
  day = await workedDay();
});

afterAll(() => day.remove());

describe('a journal rewritten with the till’s own key still has to add up', () => {
  type Body = Readonly<Record<string, number>> & { readonly rows: readonly { remainingMinor: number }[] };
  const changed = async (kind: string, change: (event: JournalEvent) => JournalEvent, nth = 0) => {
    let event: JournalEvent | undefined;
    const report = await check(day.dataDir, (connection, copy) => {
      const at = ofKind(connection, kind, nth);
      event = at;
      rewrite(connection, { sign: signerOf(copy), change: (one) => (one.seq === at.seq ? change(one) : one) });
    });
    return { first: report.findings[0], seq: event?.seq };
  };
  const withBody = (change: (body: Body) => object) => (event: JournalEvent) => ({
    ...event,
    body: { ...event.body, ...change(event.body as Body) },
  });
  const posted = (index: number, by: number) => (event: JournalEvent) => ({
    ...event,
    postings: event.postings.map((posting, line) =>
      line === index ? { ...posting, amountMinor: posting.amountMinor + by } : posting,
    ),
  });
  const shifted = (by: number) => (event: JournalEvent) => posted(1, -by)(posted(0, by)(event));

  it('and is good when nothing was changed', async () => {
    expect((await changed('sale.completed', (event) => event)).first).toBeUndefined();
  });

  it.each([
    ['postings that do not balance', 'sale.completed', posted(0, 5), 'postings_unbalanced'],
    [
      'a total',
      'sale.completed',
      withBody(({ totalMinor }) => ({ totalMinor: Number(totalMinor) + 1 })),
      'sale_does_not_add_up',
    ],
    ['the change', 'sale.completed', withBody(() => ({ changeMinor: 1 })), 'sale_does_not_add_up'],
    [
      'the taxes',
      'sale.completed',
      withBody(() => ({ taxes: [{ code: 'C', rate: '5', grossMinor: 1, netMinor: 1, taxMinor: 0 }] })),
      'sale_does_not_add_up',
    ],
    [
      'a receipt number',
      'sale.completed',
      withBody(({ number }) => ({ number: `${number}`.replace(/\d$/, '7') })),
      'number_out_of_series',
    ],
    [
      'a number of another till',
      'sale.completed',
      withBody(({ number }) => ({ number: `${number}`.replace('POS1', 'POS2') })),
      'number_out_of_series',
    ],
    [
      'a report number',
      'report.interim_printed',
      withBody(() => ({ reportNumber: 'X/1999/POS1/000002' })),
      'number_out_of_series',
    ],
    [
      'the amount of a cash document',
      'cash_document.issued',
      withBody(() => ({ amountMinor: 9_999 })),
      'cash_document_does_not_add_up',
    ],
    ['the postings of a cash document', 'cash_document.issued', shifted(100), 'cash_document_does_not_add_up'],
    [
      'the other side of a cash document',
      'cash_document.issued',
      (event: JournalEvent) => ({
        ...event,
        postings: event.postings.map((posting) =>
          posting.account === 'safe/cash' ? { ...posting, account: 'difference' } : posting,
        ),
      }),
      'cash_document_does_not_add_up',
    ],
    [
      'the tag of a cash document',
      'cash_document.issued',
      withBody(() => ({ tag: 'Manual' })),
      'cash_document_does_not_add_up',
    ],
    [
      'the amount of a safe document',
      'safe.moved',
      withBody(() => ({ amountMinor: 9_999 })),
      'safe_document_does_not_add_up',
    ],
    ['the postings of a safe document', 'safe.moved', shifted(100), 'safe_document_does_not_add_up'],
    [
      'a drawer on the other side of a safe document',
      'safe.moved',
      (event: JournalEvent) => ({
        ...event,
        postings: event.postings.map((posting) =>
          posting.account === 'bank' ? { ...posting, account: 'drawer/operator:ana/cash' } : posting,
        ),
      }),
      'safe_document_does_not_add_up',
    ],
    [
      'the number of a safe document',
      'safe.moved',
      withBody(({ number }) => ({ number: `${number}`.replace(/\d$/, '7') })),
      'number_out_of_series',
    ],
    ['what remains', 'shift.ended', withBody(({ rows }) => ({ rows: remaining(rows) })), 'shift_figures_differ'],
    ['rows left out', 'shift.ended', withBody(() => ({ rows: [] })), 'shift_figures_differ'],
    ['money settled', 'shift.ended', shifted(7), 'shift_figures_differ'],
    ['a body of another shape', 'sale.completed', withBody(() => ({ tip: 1 })), 'body_misfit'],
    [
      'the founding',
      'till.founded',
      (event: JournalEvent) => ({ ...event, kind: 'till.stopped', body: {} }),
      'not_founded',
    ],
    ['a sale in no shift', 'sale.completed', (event: JournalEvent) => ({ ...event, shiftId: 'none' }), 'shift_unknown'],
  ] as const)('%s', async (_what, kind, change, flaw) => {
    const { first, seq } = await changed(kind, change);
    expect(first).toMatchObject({ at: { seq }, flaw });
    expect(first?.words.length).toBeGreaterThan(10);
  });

  function remaining(rows: readonly { remainingMinor: number }[]) {
    return rows.map((row, index) => (index === 0 ? { ...row, remainingMinor: row.remainingMinor + 1 } : row));
  }

  it('the next shift begins with what remained', async () => {
    const beginning = [{ paymentForm: 'cash', currency: 'EUR', amountMinor: 1 }];
    const { first, seq } = await changed(
      'shift.started',
      withBody(() => ({ beginning })),
      1,
    );
    expect(first).toMatchObject({ at: { seq }, flaw: 'shift_begins_otherwise' });
  });

  it('a record that cannot be read leaves the figures of its shift as they are', async () => {
    const { findings } = await check(day.dataDir, (connection, copy) => {
      const { seq } = ofKind(connection, 'cash_document.issued');
      const change = (event: JournalEvent) => (event.seq === seq ? { ...event, body: { strange: true } } : event);
      rewrite(connection, { sign: signerOf(copy), change });
    });
    const ofRecords = findings.filter(({ at }) => at !== null).map(({ flaw }) => flaw);
    expect(ofRecords).toEqual(['body_misfit', 'number_out_of_series']);
  });

  it('and running totals have to be those of the journal', async () => {
    const found = await check(day.dataDir, (connection) => {
      connection.exec(`UPDATE balance SET amount_minor = amount_minor - 100 WHERE account = 'safe/cash'`);
    });
    expect(found.findings).toMatchObject([{ at: null, flaw: 'projection_differs' }]);
    expect(found.findings[0]?.words).toContain('table balance ');
  });
});
