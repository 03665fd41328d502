import { randomUUID } from 'node:crypto';
import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TILL_CONTRACT_VERSION, tillContract } from '#shared/contract/till-contract.ts';
import { runTool } from '#test/tools/run-tool.ts';
import { startTestTill, type TestTill } from '#test/tools/test-till.ts';
import { contractCalls } from '#tools/call/contract-calls.ts';
import { connectToTill, type TillConnection } from '#tools/call/till-connection.ts';

let till: TestTill;
let connection: TillConnection;

beforeAll(async () => {
  till = await startTestTill();
  connection = await connectToTill(till.url, 10_000);
});

afterAll(async () => {
  connection.close();
  await till.stop();
  till.remove();
});

type Said = { accepted: boolean; value: never; refusal: { code: string; words: string } };

/** Over the tool's own socket, so that a few hundred calls take seconds; test/tools/call.test.ts runs the program itself. */
async function ask(name: string, input: object = {}): Promise<Said> {
  const call = contractCalls().get(name);
  const sent = call?.takesCommandId === true ? { commandId: randomUUID(), ...input } : input;
  return (await connection.call(name.split('.'), sent, AbortSignal.timeout(10_000))) as Said;
}

async function accepted(name: string, input: object = {}) {
  const said = await ask(name, input);
  expect({ name, said }).toMatchObject({ said: { accepted: true } });
  return said.value;
}

async function refused(name: string, input: object): Promise<string> {
  const said = await ask(name, input);
  expect({ name, said }).toMatchObject({ said: { accepted: false } });
  expect(said.refusal.words.length).toBeGreaterThan(10);
  expect(said.refusal.words).not.toMatch(/\{\{|undefined|_/);
  return said.refusal.code;
}

/** Everything a till shows of its money and work in hand: what a refusal must not have moved. */
async function standing() {
  const sheet = await ask('shift.endSheet');
  const { document, shift, operator, recovered } = await accepted('till.state');
  return { sheet, document, shift, operator, recovered };
}

const SILLY_AMOUNTS = [
  ['12,345.678', 'amount_malformed'],
  ['1,234.50', 'amount_malformed'],
  ['1e9', 'amount_malformed'],
  ['-5', 'amount_negative'],
  ['', 'amount_malformed'],
  ['0x10', 'amount_malformed'],
  ['5 €', 'amount_malformed'],
  ['1.005', 'amount_malformed'],
  ['99999999999', 'amount_too_large'],
] as const;

describe('bad input over the wire is refused in words and moves nothing', () => {
  it('at logging on', async () => {
    expect(await refused('operator.logOn', { operatorId: 'ana', pin: '4321' })).toBe('pin_wrong');
    expect(await refused('operator.logOn', { operatorId: 'nobody', pin: '1234' })).toBe('operator_unknown');
    expect(await refused('shift.endSheet', {})).toBe('nobody_logged_on');
  });

  it('at starting a shift', async () => {
    await accepted('operator.logOn', { operatorId: 'ana', pin: '1234' });
    const before = await standing();
    for (const [amount, code] of SILLY_AMOUNTS) {
      const deposits = [{ currency: 'EUR', amount }];
      expect({ amount, code: await refused('shift.start', { deposits }) }).toEqual({ amount, code });
    }
    expect(await refused('shift.start', { deposits: [{ currency: 'XAU', amount: '5' }] })).toBe('payment_form_unknown');
    expect(await refused('shift.start', { deposits: [{ currency: 'EUR', amount: 5 }] })).toBe('malformed_call');
    expect(await standing()).toEqual(before);
  });

  it('at selling', async () => {
    await accepted('shift.start', { deposits: [{ currency: 'EUR', amount: '50,00' }] });
    await accepted('sale.scan', { barcode: '101' });
    const before = await standing();
    expect(await refused('sale.scan', { barcode: '4711' })).toBe('barcode_unknown');
    expect(await refused('sale.scan', { barcode: "' OR 1=1 --" })).toBe('barcode_unknown');
    expect(await refused('sale.scan', { barcode: '101', quantity: '-1' })).toBe('quantity_malformed');
    expect(await refused('sale.scan', { barcode: '101', quantity: '1e3' })).toBe('quantity_malformed');
    expect(await refused('sale.scan', { barcode: '101', quantity: '9999999' })).toBe('quantity_malformed');
    expect(await refused('sale.complete', {})).toBe('payment_incomplete');
    for (const [amount, code] of SILLY_AMOUNTS) {
      const payment = { paymentForm: 'cash', currency: 'EUR', amount };
      expect({ amount, code: await refused('sale.assignPayment', payment) }).toEqual({ amount, code });
    }
    const card = { paymentForm: 'card', currency: 'EUR', amount: '50' };
    expect(await refused('sale.assignPayment', card)).toBe('payment_exceeds_due');
    expect(await refused('sale.assignPayment', { ...card, currency: 'PLN' })).toBe('payment_form_unknown');
    expect(await refused('shift.end', { revision: 'x' })).toBe('session_open');
    expect(await standing()).toEqual(before);
    await accepted('sale.complete', { exactCash: true });
  });

  it('at ending a shift', async () => {
    const before = await standing();
    const withdrawal = { paymentForm: 'cash', currency: 'EUR', column: 'withdrawal' };
    for (const [amount, code] of SILLY_AMOUNTS) {
      expect({ amount, code: await refused('shift.writeEnd', { ...withdrawal, amount }) }).toEqual({ amount, code });
      const actual = { ...withdrawal, column: 'actual', amount };
      expect({ amount, code: await refused('shift.writeEnd', actual) }).toEqual({ amount, code });
    }
    expect(await refused('shift.writeEnd', { ...withdrawal, amount: '51.86' })).toBe('withdrawal_exceeds_cash');
    expect(await refused('shift.writeEnd', { ...withdrawal, column: 'difference', amount: '1' })).toBe(
      'malformed_call',
    );
    const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 5000 };
    expect(await refused('count.writePieces', { ...cell, pieces: '1.5' })).toBe('pieces_malformed');
    expect(await refused('count.writePieces', { ...cell, pieces: '-1' })).toBe('pieces_malformed');
    expect(await refused('count.writePieces', { ...cell, pieces: '1', valueMinor: 7 })).toBe('payment_form_unknown');
    expect(await refused('shift.end', { revision: 'made up' })).toBe('sheet_changed');
    expect(await standing()).toEqual(before);
    await accepted('shift.writeEnd', { ...withdrawal, amount: '51.85' });
  });
});

describe('--list', () => {
  it('has every call of the contract with the schema of both sides, as one document', async () => {
    const { code, stdout } = await runTool('call', ['--list']);
    expect(code).toBe(0);
    const listing = JSON.parse(stdout);
    expect(listing.version).toBe(TILL_CONTRACT_VERSION);
    const namesIn = (group: object, path: readonly string[]): readonly string[] =>
      Object.entries(group).flatMap(([name, call]) =>
        isContractProcedure(call) ? [[...path, name].join('.')] : namesIn(call, [...path, name]),
      );
    const names = namesIn(tillContract, []);
    expect(names.length).toBeGreaterThan(40);
    expect(Object.keys(listing.calls)).toEqual(names);
    for (const call of Object.values<{ input: { type: string }; output: object }>(listing.calls)) {
      expect(call.input.type).toBe('object');
      expect(Object.keys(call.output).length).toBeGreaterThan(1);
    }
    expect(listing.calls['shift.start'].input.required).toEqual(['commandId', 'deposits']);
    expect(listing.calls['sale.scan'].input.required).toEqual(['commandId', 'barcode']);
    expect(listing.calls['till.watch'].answers).toBe('stream');
  });

  it('needs no till, and --help says what fills in the id', async () => {
    const { code, stdout } = await runTool('call', ['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/without a commandId gets a fresh UUID/);
  });
});
