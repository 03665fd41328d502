import { describe, expect, it } from 'vitest';
import { TERMINAL_DEADLINES } from '#main/terminal/zvt/dialogue.ts';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { AMOUNT, drivenTerminal, never, simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import type { Plan } from '#tools/sim/terminal/plan.ts';

async function pay(plan: Plan) {
  const simulator = await simulatedTerminal();
  simulator.plan(plan);
  const driven = drivenTerminal(simulator);
  const outcome = await driven.terminal.authorise(AMOUNT, driven.hooks, never());
  return { simulator, driven, outcome };
}

describe('a payment by ZVT over a socket', () => {
  it('is approved with what the terminal says, and prints both slips', async () => {
    const { simulator, driven, outcome } = await pay({});
    expect(outcome).toMatchObject({
      kind: 'approved',
      result: {
        ...AMOUNT,
        receiptNumber: '0001',
        terminalId: '52500041',
        maskedPan: '************1234',
        cardName: 'girocard',
      },
    });
    expect(driven.results).toEqual([outcome]);
    expect(driven.steps).toEqual(['sending', 'taken', 'card_read']);
    expect(driven.words.map(({ code }) => code)).toEqual(['0A', '04']);
    expect(driven.prints.map(({ type }) => type)).toEqual(['merchant', 'customer']);
    expect(simulator.books.charged()).toBe(2_521);
  });

  it('is kept before it is acknowledged: what cannot be kept is not, and the terminal takes the payment back', async () => {
    const simulator = await simulatedTerminal({ ackMs: 300 });
    simulator.plan({ autoReverse: true });
    const { hooks, terminal } = drivenTerminal(simulator);
    const full = () => {
      throw new Error('disk full');
    };
    await expect(terminal.authorise(AMOUNT, { ...hooks, onResult: full }, never())).rejects.toThrow('disk full');
    await expect
      .poll(() => simulator.books.transactions.map(({ kind }) => kind), { timeout: 10_000 })
      .toEqual(['payment', 'reversal']);
    const told = simulator.log.findIndex((words) => words.startsWith('< 040F'));
    expect(simulator.log.slice(told + 1).filter((words) => words.startsWith('>'))).toEqual([]);
  });

  it.each(['completion', 'abort', 'nothing'] as const)(
    'scenario 40: is declined when the bank refuses, followed by: %s',
    async (afterDecline) => {
      const { outcome, driven, simulator } = await pay({ decline: 0x71, afterDecline });
      expect(outcome).toMatchObject({ kind: 'declined', reason: 'declined_by_bank', code: '71' });
      expect(driven.results).toHaveLength(1);
      expect(simulator.books.charged()).toBe(0);
    },
  );

  it.each(['accept', 'refuse'] as const)('scenario 41: an abort that the terminal may %s', async (waitForAbort) => {
    const simulator = await simulatedTerminal();
    simulator.plan({ waitForAbort });
    const { terminal, hooks } = drivenTerminal(simulator);
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 150);
    const outcome = await terminal.authorise(AMOUNT, hooks, abort.signal);
    expect(outcome).toMatchObject(
      waitForAbort === 'accept' ? { kind: 'declined', reason: 'aborted', code: '6C' } : { kind: 'approved' },
    );
  });

  it('scenario 41: the key on the terminal itself, 6C', async () => {
    expect((await pay({ decline: 0x6c })).outcome).toMatchObject({ kind: 'declined', reason: 'aborted' });
  });

  it.each([
    ['amount_differs', { amountOff: -21 }],
    ['currency_differs', { otherCurrency: '0985' }],
    ['unreadable', { unknownBitmap: true }],
    ['contradicted', { secondStatus: 'refusal' }],
    ['no_result', { noStatus: true }],
  ] as const)('scenario 45: a result that is not what was asked is a question: %s', async (reason, plan) => {
    const { outcome, driven } = await pay(plan);
    expect(outcome).toMatchObject({ kind: 'unknown', reason });
    expect(driven.results.at(-1)).toEqual(outcome);
  });

  it('scenario 45: the same result said twice is one', async () => {
    const { outcome, driven } = await pay({ secondStatus: 'same' });
    expect(outcome.kind).toBe('approved');
    expect(driven.results).toHaveLength(1);
  });

  it.each([
    ['byte by byte', { slices: 'bytes' }],
    ['two in one segment', { slices: 'together' }],
    ['after a line that belongs to nothing', { idlePrint: true }],
    ['without a completion', { noCompletion: true }],
  ] as const)('scenario 46: messages %s are read all the same', async (_name, plan) => {
    expect((await pay(plan)).outcome.kind).toBe('approved');
  });

  it('scenario 46: messages with a length of three bytes are read whole', async () => {
    const { outcome, driven, simulator } = await pay({ longSlip: true });
    expect(outcome.kind).toBe('approved');
    // 861 bytes, announced as FF 5D 03.
    expect(simulator.log).toContainEqual(expect.stringMatching(/^< 06D3 [0-9A-F]{1722}$/));
    expect(driven.prints.map(({ type }) => type)).toEqual(['customer', 'merchant', 'customer']);
    expect(driven.prints[0]?.lines.every(({ text }) => /^\*+$/.test(text))).toBe(true);
  });

  it('scenario 46: a length that lies is no result', async () => {
    expect((await pay({ lengthLies: true })).outcome).toMatchObject({ kind: 'unknown', reason: 'connection_lost' });
  });

  it('scenario 47: "84 9C" means listen on; the command is not sent again', async () => {
    const { outcome, simulator } = await pay({ pleaseWait: true });
    expect(outcome.kind).toBe('approved');
    expect(simulator.asked(0x0601)).toBe(1);
  });

  it.each([
    [0x83, 'not_possible'],
    [0xa0, 'no_connection_to_bank'],
  ] as const)('scenario 47: "84 %s" is a clean refusal', async (refuse, reason) => {
    expect((await pay({ refuse })).outcome).toMatchObject({ kind: 'declined', reason });
  });

  it('scenario 47: no answer at all is a question', async () => {
    const { outcome, simulator } = await pay({ hangAt: 'before_answer' });
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'no_answer' });
    expect(simulator.asked(0x0601)).toBe(1);
    // T3 and T4, as the shop waits them out.
    expect(TERMINAL_DEADLINES).toMatchObject({ answerMs: 5_000, runMs: 180_000 });
  });

  it('a terminal that is not there, or serves another till, refuses before anything is asked', async () => {
    const simulator = await simulatedTerminal();
    const other = drivenTerminal(simulator);
    simulator.plan({ waitForAbort: 'accept' });
    const abort = new AbortController();
    const running = other.terminal.authorise(AMOUNT, other.hooks, abort.signal);
    await expect.poll(() => simulator.asked(0x0601)).toBe(1);
    const second = drivenTerminal(simulator);
    expect(await second.terminal.authorise(AMOUNT, second.hooks, never())).toMatchObject({
      kind: 'declined',
      reason: 'terminal_busy',
    });
    expect(second.steps).toEqual([]);
    abort.abort();
    await running;
    await simulator.close();
    expect(await second.terminal.authorise(AMOUNT, second.hooks, never())).toMatchObject({
      reason: 'terminal_unreachable',
    });
  });
});

it.skipIf(whyNoSerialLine() !== null)('a terminal that is off at its serial cable is away, not busy', async () => {
  const { tillEnd } = await joinSerialLine();
  const { hooks, steps, terminal } = drivenTerminal({ path: tillEnd });
  expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({
    kind: 'declined',
    reason: 'terminal_unreachable',
  });
  expect(steps).toEqual([]);
});

it('scenario 52: only what can be reversed is reversed, in clear words', async () => {
  const simulator = await simulatedTerminal();
  const { terminal, hooks } = drivenTerminal(simulator);
  for (const _turn of [1, 2]) await terminal.authorise(AMOUNT, hooks, never());
  const reverse = (receiptNumber: string) => terminal.reverse({ ...AMOUNT, receiptNumber }, hooks);
  expect(await reverse('0001')).toMatchObject({ kind: 'declined', reason: 'reversal_not_possible', code: 'B5' });
  expect(await reverse('0002')).toMatchObject({ kind: 'approved' });
  expect(await reverse('0002')).toMatchObject({ kind: 'declined', reason: 'already_reversed', code: 'B4' });
  expect(simulator.books.charged()).toBe(2_521);
});

it.each(['cp437', 'iso-8859-1'] as const)(
  'scenario 53: umlauts in %s, with containers behind the text',
  async (charset) => {
    const simulator = await simulatedTerminal();
    simulator.plan({ lines: true, charset });
    const { hooks, prints, terminal } = drivenTerminal(simulator, { charset });
    await terminal.authorise(AMOUNT, hooks, never());
    const merchant = prints
      .filter(({ type }) => type === 'merchant')
      .flatMap(({ lines }) => lines.map(({ text }) => text));
    expect(merchant).toEqual([
      'Händlerbeleg Größe 1',
      'Terminal-ID: 52500041',
      'Beleg-Nr. 0001',
      'Betrag 25,21',
      'Zahlung erfolgt',
    ]);
    expect(prints.at(-1)).toMatchObject({ type: 'customer', isLast: true });
  },
);

it('refunds, diagnoses and says what the terminal remembers', async () => {
  const simulator = await simulatedTerminal();
  const { terminal, hooks } = drivenTerminal(simulator);
  expect(await terminal.repeatLast(hooks)).toEqual({ kind: 'nothing' });
  await terminal.authorise(AMOUNT, hooks, never());
  expect(await terminal.repeatLast(hooks)).toMatchObject({
    kind: 'found',
    isApproved: true,
    result: { receiptNumber: '0001' },
  });
  expect(await terminal.refund({ ...AMOUNT, amountMinor: 500 }, hooks, never())).toMatchObject({ kind: 'approved' });
  expect(simulator.books.charged()).toBe(2_021);
  expect(await terminal.diagnose(hooks)).toEqual({ kind: 'well', wish: '' });
});

const noSerial = whyNoSerialLine();
if (noSerial !== null) process.stderr.write(`${noSerial}\n`);
describe.skipIf(noSerial !== null)('the same over a serial line', () => {
  async function serialTerminal(plan: Plan) {
    const { tillEnd, printerEnd } = await joinSerialLine();
    const simulator = await simulatedTerminal({ serialPath: printerEnd });
    simulator.plan(plan);
    return { simulator, ...drivenTerminal({ path: tillEnd }) };
  }

  it.each([
    ['whole', {}],
    ['byte by byte', { slices: 'bytes' }],
  ] as const)('is approved, %s', async (_name, plan) => {
    const { hooks, prints, terminal, simulator } = await serialTerminal(plan);
    // 16.10 EUR has a byte 10 in it, which is doubled on the line.
    const outcome = await terminal.authorise({ amountMinor: 1_610, currency: 'EUR' }, hooks, never());
    expect(outcome).toMatchObject({ kind: 'approved', result: { amountMinor: 1_610 } });
    expect(prints).toHaveLength(2);
    expect(simulator.books.charged()).toBe(1_610);
  });

  it('takes one command after the other at once: the port that the last one closes is waited for', async () => {
    const { hooks, terminal, simulator } = await serialTerminal({});
    for (const _turn of [1, 2, 3])
      expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'approved' });
    expect(await terminal.diagnose(hooks)).toEqual({ kind: 'well', wish: '' });
    expect(simulator.asked(0x0601)).toBe(3);
  });

  it('is unknown when the cable goes after the terminal authorised', async () => {
    const { hooks, terminal, simulator } = await serialTerminal({ cutAt: 'before_status' });
    expect(await terminal.authorise(AMOUNT, hooks, never())).toMatchObject({ kind: 'unknown', reason: 'no_answer' });
    expect(simulator.asked(0x0601)).toBe(1);
  });
});
