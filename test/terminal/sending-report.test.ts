import { describe, expect, it } from 'vitest';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import {
  bookedByCard,
  cardNow,
  loaf,
  payByCard,
  reportIs,
  sellByCard,
  sellingTill,
  sendReport,
  tillBeside,
} from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';
import type { Plan } from '#tools/sim/terminal/plan.ts';

const MANAGER = { authorisation: { operatorId: 'ivana', pin: '1234' } };

async function soldTwice(...plans: readonly Plan[]) {
  const simulator = await simulatedTerminal();
  const opened = await sellingTill(simulator);
  await sellByCard(opened.client);
  await loaf(opened.client);
  await sellByCard(opened.client);
  simulator.plan(...plans);
  return { simulator, ...opened };
}

it('scenario 48: equal totals confirm every payment, the report is printed, a second press says "nothing since"', async () => {
  const { client, simulator } = await soldTwice();
  expect(await accepted(client.settlement.sheet({}))).toMatchObject({ payments: 2, totalMinor: 370, since: null });
  const report = await sendReport(client);
  expect(report).toMatchObject({
    state: 'settled',
    payments: 2,
    totalMinor: 370,
    terminalTotalMinor: 370,
    differences: [],
  });
  expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
  const { jobs } = await accepted(client.paper.roll({}));
  const slip = await accepted(client.paper.slip({ jobId: jobs[0]?.id ?? '' }));
  expect(slip.job.kind).toBe('terminal_report');
  expect(slip.lines.map(({ text }) => text).join('\n')).toContain('Kassenschnitt');
  expect(simulator.asked(0x0650)).toBe(1);
});

it('is independent of the shift: two cashiers at one till share it', async () => {
  const simulator = await simulatedTerminal();
  const { client } = await sellingTill(simulator);
  await sellByCard(client);
  await endShift(client);
  await logOn(client, 'kasia');
  await accepted(client.shift.start({ ...id(), deposits: [] }));
  await loaf(client);
  await sellByCard(client);
  expect(await sendReport(client)).toMatchObject({ state: 'settled', payments: 2, totalMinor: 370 });
});

describe('scenario 49: what differs is listed, nothing is altered, a manager comments:', () => {
  it.each([
    ['another total', { totalOff: -100 }, [{ kind: 'total', tillMinor: 370, terminalMinor: 270 }]],
    ['no totals by card', { noTotals: true }, [{ kind: 'not_comparable', missing: 'details' }]],
    ['no result at all but the printed one', { noStatus: true }, [{ kind: 'not_comparable', missing: 'total' }]],
  ] as const)('%s', async (_name, plan, differences) => {
    const { client } = await soldTwice(plan);
    const report = await sendReport(client);
    expect(report.state).toBe('settled_with_difference');
    expect(report.differences).toEqual(expect.arrayContaining([...differences]));
    expect((await accepted(client.paper.roll({}))).jobs[0]?.kind).toBe('terminal_report');
    const { id: settlementId } = report;
    const explain = { settlementId, comment: 'Zofia reversed one on the terminal' };
    expect(await refused(client.settlement.explain({ ...id(), ...explain }))).toBe('not_permitted');
    expect(await refused(client.settlement.explain({ ...id(), ...explain, comment: ' ', ...MANAGER }))).toBe(
      'comment_required',
    );
    await accepted(client.settlement.explain({ ...id(), ...explain, ...MANAGER }));
    const [shown] = (await accepted(client.settlement.sheet({}))).settlements;
    expect(shown).toMatchObject({ comment: explain.comment, totalMinor: 370 });
    expect(await bookedByCard(client)).toBe(370);
  });

  it('receipts that the terminal gave away and the till knows nothing of', async () => {
    const { client, simulator } = await soldTwice();
    simulator.books.skip();
    simulator.books.skip();
    await loaf(client);
    await sellByCard(client);
    expect(await sendReport(client)).toMatchObject({
      state: 'settled_with_difference',
      differences: [{ kind: 'terminal_only', receiptFrom: '0003', receiptTo: '0004' }],
    });
  });
});

it('scenario 50: the line dies before the completion; the report is fetched, and no second one is sent', async () => {
  const { client, simulator, till, dataDir } = await soldTwice(
    { cutAt: 'before_completion' },
    { hangAt: 'before_answer' },
  );
  const { settlementId } = await accepted(client.settlement.send(id()));
  await reportIs(client, settlementId, ['unknown']);
  expect(await refused(client.settlement.send(id()))).toBe('settlement_unknown');
  await loaf(client);
  const card = { paymentForm: 'card', currency: 'EUR', amount: null };
  expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('settlement_unknown');
  expect(await reportIs(client, settlementId, ['settled'])).toMatchObject({ terminalTotalMinor: 370 });
  expect(simulator.asked(0x0650)).toBe(1);
  expect(await journalOf({ client, till, dataDir }, 'settlement.requested')).toHaveLength(1);
});

it('an unreachable terminal means later: nothing is lost, the shift ends all the same, and the papers say so', async () => {
  const { client, simulator } = await soldTwice();
  await simulator.close();
  expect(await sendReport(client)).toMatchObject({ state: 'failed', words: expect.stringContaining('later') });
  expect(await accepted(client.settlement.sheet({}))).toMatchObject({ payments: 2, totalMinor: 370 });
  const { unconfirmedCards } = await accepted(client.shift.summary({}));
  expect(unconfirmedCards).toEqual([{ currency: 'EUR', payments: 2, amountMinor: 370 }]);
  await endShift(client);
  await logOn(client);
  const { jobs } = await accepted(client.paper.roll({}));
  const report = jobs.find(({ kind }) => kind === 'daily_report');
  const { lines } = await accepted(client.paper.slip({ jobId: report?.id ?? '' }));
  expect(lines.map(({ text }) => text).join('\n')).toMatch(/Cards not confirmed EUR \(2\)\s+3\.70/);
});

it('is refused while a payment is unknown, until somebody confirms it', async () => {
  const { client, simulator } = await soldTwice({ cutAt: 'before_authorising' });
  await loaf(client);
  await payByCard(client);
  await expect.poll(() => simulator.asked(0x0620)).toBeGreaterThan(0);
  expect((await cardNow(client))?.state).toBe('unknown');
  expect(await refused(client.settlement.send(id()))).toBe('card_payment_unknown');
  expect(await sendReport(client, { confirmed: true })).toMatchObject({ state: 'settled', payments: 2 });
});

it('scenario 51: a printer without paper blocks the paper only; the settlement stands and its lines are kept', async () => {
  const simulator = await simulatedTerminal();
  const { address, sim } = await simOnSocket();
  const { client } = await sellingTill(simulator, { printer: address });
  await sellByCard(client);
  const newest = async () => (await accepted(client.paper.roll({}))).jobs[0];
  await expect.poll(async () => (await newest())?.finishedAt, { timeout: 20_000 }).toEqual(expect.any(String));
  sim.set({ paper: 'out' });
  expect((await sendReport(client)).state).toBe('settled');
  await expect.poll(async () => (await newest())?.reason, { timeout: 20_000 }).toContain('paper');
  const report = await newest();
  expect(report).toMatchObject({ kind: 'terminal_report', state: 'queued' });
  const slip = await accepted(client.paper.slip({ jobId: report?.id ?? '' }));
  expect(slip.lines.map(({ text }) => text).join('\n')).toContain('Kassenschnitt');
  expect(slipTexts(sim).join()).not.toContain('Kassenschnitt');
  sim.set({ paper: 'ok' });
  await expect.poll(() => slipTexts(sim).join(), { timeout: 20_000 }).toContain('Kassenschnitt');
  expect((await accepted(client.settlement.sheet({}))).settlements).toMatchObject([{ state: 'settled' }]);
});

it('of a manual terminal the total is typed and compared at once', async () => {
  const { client } = await testTill({ terminal: 'manual' });
  await startShift(client);
  await loaf(client);
  const { attemptId } = await accepted(
    client.card.pay({ ...id(), paymentForm: 'card', currency: 'EUR', amount: null }),
  );
  await accepted(client.card.answer({ ...id(), attemptId, answer: 'approved', slipNumber: '12' }));
  await accepted(client.sale.complete(id()));
  await accepted(client.settlement.send({ ...id(), typedTotal: '1.85' }));
  const [report] = (await accepted(client.settlement.sheet({}))).settlements;
  expect(report).toMatchObject({ state: 'settled', terminalTotalMinor: 185 });
});

it('a till without card payments has nothing to send, and one without a terminal no report', async () => {
  const { client } = await tillBeside(await simulatedTerminal());
  await startShift(client);
  await sellLoaf(client);
  expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
  const without = await testTill();
  await logOn(without.client);
  expect(await refused(without.client.settlement.send(id()))).toBe('terminal_missing');
});

describe('an unknown report of a terminal that stays silent is answered by a person:', () => {
  const SILENT = Array.from({ length: 40 }, () => ({ hangAt: 'before_answer' }) as const);

  async function unknownReport(cutAt: 'before_status' | 'before_completion') {
    const opened = await soldTwice({ cutAt }, ...SILENT);
    const { settlementId } = await accepted(opened.client.settlement.send(id()));
    await reportIs(opened.client, settlementId, ['unknown']);
    return { ...opened, settlementId };
  }

  it('by right only, and only while it is unknown', async () => {
    const { client, settlementId } = await unknownReport('before_completion');
    const settled = { settlementId, answer: 'settled' } as const;
    expect(await refused(client.settlement.answer({ ...id(), ...settled }))).toBe('not_permitted');
    await accepted(client.settlement.answer({ ...id(), ...settled, ...MANAGER }));
    expect(await refused(client.settlement.answer({ ...id(), ...settled, ...MANAGER }))).toBe('settlement_not_open');
  });

  it('it settled: what the terminal had said is believed before what is typed, and nothing is settled again', async () => {
    const { client, settlementId, simulator, till, dataDir } = await unknownReport('before_completion');
    const answer = { settlementId, answer: 'settled', typedTotal: '1.00', ...MANAGER } as const;
    await accepted(client.settlement.answer({ ...id(), ...answer }));
    const report = await reportIs(client, settlementId, ['settled', 'settled_with_difference']);
    expect(report).toMatchObject({ payments: 2, totalMinor: 370, terminalTotalMinor: 370 });
    expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
    expect(simulator.asked(0x0650)).toBe(1);
    expect(await journalOf({ client, till, dataDir }, 'settlement.requested')).toHaveLength(1);
  });

  it('it settled, and had said nothing: the typed total is compared', async () => {
    const { client, settlementId, simulator } = await unknownReport('before_status');
    const answer = { settlementId, answer: 'settled', typedTotal: '2.85', ...MANAGER } as const;
    await accepted(client.settlement.answer({ ...id(), ...answer }));
    const report = await reportIs(client, settlementId, ['settled_with_difference']);
    expect(report.differences).toContainEqual({ kind: 'total', tillMinor: 370, terminalMinor: 285 });
    expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
    expect(simulator.asked(0x0650)).toBe(1);
  });

  it('it did not settle: the payments wait for the next report, which a person orders', async () => {
    const { client, settlementId, simulator } = await unknownReport('before_status');
    await accepted(client.settlement.answer({ ...id(), settlementId, answer: 'not_settled', ...MANAGER }));
    const failed = await reportIs(client, settlementId, ['failed']);
    expect(failed.terminalTotalMinor).toBeNull();
    expect(await accepted(client.settlement.sheet({}))).toMatchObject({ payments: 2, totalMinor: 370 });
    expect(simulator.asked(0x0650)).toBe(1);
  });
});
