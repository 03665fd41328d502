import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';
import { contractCalls } from '#tools/call/contract-calls.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const OF_END = { occasion: 'end' } as const;
const PIN = '1234';
const CALLS = contractCalls();

/** What is said of a shift that is being sold in: float 137.00, three loaves in cash, one by transfer, 12.34 out, one limit. */
const FLOAT = '137.00';
const LIMITS = [{ currency: 'EUR', minimumMinor: 20_000, maximumMinor: 10_000, mode: 'warn' as const }];

/** What may not be said, as the ledger itself has it at this moment. */
function forbidden(dataDir: string): readonly number[] {
  const ledger = new Database(join(dataDir, 'till.db'), { readonly: true });
  const sum = (where: string) =>
    ledger.prepare(`SELECT abs(sum(amount_minor)) FROM posting WHERE ${where}`).pluck().get();
  const held = z.int().parse(sum(`account GLOB 'drawer/*/cash'`));
  const figures = [
    held,
    // As questions put it: what would lie there after the withdrawal and the return below.
    held - 1,
    held - 185,
    sum(`account GLOB 'drawer/*/cash' AND movement IN ('tendered', 'change', 'return')`),
    // All that was sold: cash follows from it as soon as the other forms are known.
    sum(`account LIKE 'sales/%' OR account LIKE 'tax/%'`),
  ];
  ledger.close();
  return z.array(z.int().min(500)).parse(figures);
}

type Shift = Readonly<Record<'shiftId' | 'sessionId' | 'receiptId' | 'lineId' | 'cashDocumentId' | 'jobId', string>>;

/**
 * Every call of the contract with an input that it takes; a new call has to be added here. `null`: it says nothing by itself.
 * Those that put the till into another state come last, each on a till of its own.
 */
function walk(of: Shift): Readonly<Record<string, object | null>> {
  const { shiftId } = of;
  return {
    'till.state': {},
    'till.watch': {},
    'till.setLanguage': { language: 'en' },
    'till.continueAfterStop': {},
    'till.acknowledgeClock': {},
    'till.glance': {},
    'till.about': {},
    'till.supportFile': {},
    'operator.list': {},
    'operator.authorisers': { permission: 'exceed_cash_limit' },
    'operator.touch': {},
    'operator.changePin': { oldPin: PIN, newPin: '1357' },
    'operator.logOn': { operatorId: 'ivana', pin: PIN },
    'operator.logOnByBadge': { badge: '0042' },
    'operator.unlock': { pin: PIN },
    'shift.startSheet': {},
    'shift.writeStart': { currency: 'EUR', amount: '1.00' },
    'shift.start': { deposits: [] },
    'shift.takeBack': { shiftId },
    'shift.summary': { shiftId },
    'shift.list': {},
    'shift.forgotten': {},
    'shift.days': { month: '2026-11' },
    'shift.reprintReport': { shiftId },
    'shift.endSheet': {},
    'shift.borrowEnding': { shiftId },
    'shift.returnEnding': {},
    'shift.writeEnd': { ...CASH, column: 'withdrawal', amount: '99999.00' },
    'shift.writeReason': { ...CASH, reason: 'x' },
    'shift.revised': { shiftId },
    'shift.reverseDifference': { shiftId, ...CASH },
    'shift.joinOlder': {},
    'shift.leaveEnd': {},
    'shift.figure': { shiftId, ...CASH, part: 'received' },
    'shift.printInterimReport': {},
    'session.list': {},
    'session.details': { sessionId: of.sessionId },
    'backup.show': {},
    'backup.run': {},
    'backup.chooseFolder': { folder: '' },
    'services.show': {},
    'services.test': { service: 'pos-agent', address: '127.0.0.1', port: '9' },
    'services.save': null,
    'services.tryNow': {},
    'services.trustNewAgent': {},
    'count.sheet': OF_END,
    'count.writePieces': { ...OF_END, ...CASH, valueMinor: 5_000, pieces: '2' },
    'count.addValue': { paymentForm: 'bank', currency: 'EUR', amount: '1.00' },
    'count.undoValue': { paymentForm: 'bank', currency: 'EUR' },
    'count.tickCheque': { chequeId: 'none', isThere: true },
    'count.clear': OF_END,
    'item.search': { text: 'kruh' },
    'item.favourites': {},
    'sale.document': {},
    'sale.park': {},
    'sale.scan': { barcode: '103' },
    'sale.add': { itemId: 'none' },
    'sale.setQuantity': { lineId: randomUUID(), quantity: '2' },
    'sale.changePrice': { lineId: randomUUID(), price: '1.00' },
    'sale.discountLine': { lineId: randomUUID(), discount: { kind: 'percent', percent: '5' } },
    'sale.discountDocument': { discount: { kind: 'percent', percent: '5' } },
    'sale.chooseCustomer': { customerId: null },
    'sale.voidLine': { lineId: randomUUID() },
    'sale.assignPayment': { paymentForm: 'cash', currency: 'EUR', amount: '500.00' },
    'sale.undoPayment': {},
    'sale.clearPayments': {},
    'sale.pending': {},
    'sale.continueParked': { documentId: randomUUID() },
    'sale.deleteParked': { documentId: randomUUID() },
    'sale.complete': { exactCash: true },
    'sale.parkOther': { shiftId },
    'sale.discard': {},
    'sale.leave': {},
    'tradeDocument.list': {},
    'tradeDocument.show': { documentId: of.receiptId },
    'tradeDocument.print': { documentId: of.receiptId },
    'tradeDocument.refundSheet': { documentId: of.receiptId, lines: [{ lineId: of.lineId, quantity: '1' }] },
    'tradeDocument.correct': {
      documentId: of.receiptId,
      lines: [{ lineId: of.lineId, quantity: '1' }],
      reason: 'damaged',
      paymentForm: 'cash',
    },
    'tradeDocument.returnWithoutReceipt': { reason: 'damaged', paymentForm: 'cash' },
    'card.desk': {},
    'card.pay': { paymentForm: 'card', currency: 'EUR', amount: '1.00' },
    'card.refund': { documentId: of.receiptId, reason: 'damaged', paymentForm: 'card' },
    'card.abort': {},
    'card.answer': null,
    'card.askTerminal': {},
    'card.reverse': null,
    'settlement.sheet': {},
    'settlement.send': {},
    'settlement.askTerminal': {},
    'settlement.explain': null,
    'settlement.answer': null,
    'device.find': null,
    'device.drawer.look': {},
    'device.drawer.test': {},
    'device.display.get': {},
    'device.display.set': null,
    'device.display.test': null,
    'device.logo.get': {},
    'device.logo.set': null,
    'device.logo.remove': {},
    'device.exportSettings': {},
    'device.importSettings': null,
    'device.printer.profiles': {},
    'device.printer.list': {},
    'device.printer.set': null,
    'device.printer.remove': null,
    'device.printer.test': null,
    'device.printer.probe': null,
    'device.scanner.get': {},
    'device.scanner.set': null,
    'device.scanner.listen': null,
    'device.scanner.explain': null,
    'device.terminal.get': {},
    'device.terminal.set': null,
    'device.terminal.diagnose': null,
    'drawer.reasons': {},
    'drawer.open': { reason: 'Change money' },
    'drawer.openToCount': { occasion: 'end' },
    'cashDocument.sheet': {},
    'cashDocument.list': {},
    'cashDocument.customers': {},
    'cashDocument.transfers': {},
    'cashDocument.show': { documentId: of.cashDocumentId },
    'cashDocument.print': { documentId: of.cashDocumentId },
    'cashDocument.issue': { type: 'CW', ...CASH, amount: '0.01', reasonId: 'courier' },
    'safe.sheet': {},
    'safe.movements': { ...CASH, date: '2026-11-27' },
    'safe.reminder': {},
    'safe.move': { type: 'SD', counterpart: 'other', ...CASH, amount: '1.00', description: 'x' },
    'paper.roll': {},
    'paper.slip': { jobId: of.jobId },
    'paper.answer': { jobId: of.jobId, answer: 'is_on_paper' },
    'paper.sendElsewhere': null,
    'paper.reprint': { jobId: of.jobId },
    'dataUpdate.show': {},
    'dataUpdate.start': { groups: ['items'] },
    'scanner.watch': null,
    'catalogue.import': null,
    'layout.change': { layout: {} },
    'layout.reset': { window: null },
    'layout.export': {},
    'layout.import': { fileName: 'x', text: 'x' },
    'parameter.list': {},
    'parameter.change': null,
    'roster.show': {},
    'roster.changeOperator': null,
    'roster.changeGroup': null,
    'roster.setOneTimePin': null,
    'roster.letIn': { operatorId: 'ana' },
    'roster.registerBadge': { operatorId: 'ana', badge: null },
  };
}

/** Ways out of the shift: what they answer is looked at too, each on a till of its own. */
const OUT: Readonly<Record<string, object>> = {
  'shift.end': { revision: '0.000000000000' },
  'shift.detach': {},
  'session.close': {},
  'operator.lock': {},
  'operator.logOff': {},
  'training.enter': {},
  'training.leave': {},
  'count.confirm': OF_END,
};

it('no call of the contract tells a blind cashier in mid-shift what the drawer should hold', async () => {
  const at = await midShift({ blindCount: true });
  const said = await walked(at, walk(at.shift));
  for (const [name, input] of Object.entries(OUT)) {
    const other = await midShift({ blindCount: true });
    const asked = name === 'session.close' ? { sessionId: other.shift.sessionId } : input;
    said.push(...(await walked(other, { [name]: asked })));
  }
  expect(said.map(({ name }) => name).toSorted()).toEqual([...CALLS.keys()].toSorted());
  expect(said.filter(({ text }) => text.includes('malformed_call'))).toEqual([]);
  expect(said.filter(isTold).map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
});

it('the same walk finds the figures wherever they stand when counting is not blind', async () => {
  const at = await midShift({ blindCount: false });
  const told = (await walked(at, walk(at.shift))).filter(isTold).map(({ name }) => name);
  expect(told).toEqual(
    expect.arrayContaining([
      'cashDocument.issue',
      'cashDocument.sheet',
      'count.sheet',
      'session.details',
      'session.list',
      'shift.endSheet',
      'sale.complete',
      'shift.summary',
      'tradeDocument.correct',
      'till.glance',
    ]),
  );
});

/** A cashier with every right but the one to see the shifts of others, so that as many doors as can be are open. */
async function midShift({ blindCount }: { readonly blindCount: boolean }) {
  const { client, dataDir } = await withParameters({ blindCount, cashLimits: LIMITS });
  await logOn(client, 'ivana');
  const { groups } = await accepted(client.roster.show({}));
  for (const { id: groupId, name, permissions } of groups) {
    const rest = permissions.filter((permission) => permission !== 'view_other_shifts');
    await accepted(client.roster.changeGroup({ ...id(), groupId, name, permissions: rest }));
  }
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: FLOAT }] }));
  let receipt = { documentId: '', printJobId: '' };
  for (const paymentForm of ['bank', 'cash', 'cash', 'cash']) {
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency: 'EUR', amount: null }));
    receipt = await accepted(client.sale.complete(id()));
  }
  const courier = { ...id(), type: 'CW', ...CASH, amount: '12.34', reasonId: 'courier', confirmed: true } as const;
  const { documentId: cashDocumentId } = await accepted(client.cashDocument.issue(courier));
  const { sessions } = await accepted(client.session.list({ own: true }));
  const { lines } = await accepted(client.tradeDocument.show({ documentId: receipt.documentId }));
  const shift: Shift = {
    shiftId: sessions[0]?.shiftId ?? '',
    sessionId: sessions[0]?.id ?? '',
    receiptId: receipt.documentId,
    lineId: lines[0]?.id ?? '',
    cashDocumentId,
    jobId: receipt.printJobId,
  };
  return { client, dataDir, shift };
}

type Said = { readonly name: string; readonly text: string; readonly figures: readonly number[] };

/** What each call says, and what it may not say: the figures before it and after it. */
async function walked(
  { client, dataDir }: { readonly client: TillClient; readonly dataDir: string },
  calls: Readonly<Record<string, object | null>>,
): Promise<Said[]> {
  const said: Said[] = [];
  for (const [name, input] of Object.entries(calls)) {
    const before = forbidden(dataDir);
    const text = input === null ? '' : (JSON.stringify(await call(client, name, input)) ?? '');
    said.push({ name, text, figures: [...before, ...forbidden(dataDir)] });
  }
  return said;
}

/** What a call says, a stream its first word. */
async function call(client: TillClient, name: string, input: object): Promise<unknown> {
  const procedure = name.split('.').reduce((node: unknown, part) => Reflect.get(Object(node), part), client);
  if (typeof procedure !== 'function') throw new Error(`there is no call ${name}`);
  const sent = CALLS.get(name)?.takesCommandId === true ? { ...id(), ...input } : input;
  const reply: unknown = await Reflect.apply(procedure, undefined, [sent]);
  if (CALLS.get(name)?.answers !== 'stream') return reply;
  const iterator = Reflect.get(Object(reply), Symbol.asyncIterator).call(reply);
  const { value } = await iterator.next();
  await iterator.return();
  return value;
}

/** Whether a figure stands there, as a number or written out, in any part of what was said. */
function isTold({ text, figures }: Said): boolean {
  return figures.some((minor) => {
    const written = `${Math.floor(minor / 100)}[.,]${String(minor % 100).padStart(2, '0')}`;
    return new RegExp(`(?<![\\w.,-])-?(${minor}|${written})(?!\\w)`).test(text);
  });
}
