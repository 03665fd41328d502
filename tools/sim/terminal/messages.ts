import { type Apdu, encodeApdu } from '#main/terminal/zvt/apdu.ts';
import { encodeBcd } from '#main/terminal/zvt/bcd.ts';
import { encodeField } from '#main/terminal/zvt/bitmaps.ts';
import { writeText } from '#main/terminal/zvt/charset.ts';
import { encodeTlv, encodeTlvs } from '#main/terminal/zvt/tlv.ts';
import type { Batch, Transaction } from './books.ts';
import type { Plan } from './plan.ts';

const TERMINAL_ID = '52500041';
const MERCHANT = '4556677';
/** Place of each group in bitmap 60; the simulated cards are all girocards. */
const GROUPS = 7;

export function message(command: number, ...data: readonly number[]): Apdu {
  return { command, data: Uint8Array.from(data) };
}

/** 04 0F of a payment, reversal or refund. */
export function statusOf(transaction: Transaction, plan: Plan): Apdu {
  const amount = transaction.amountMinor + (plan.amountOff ?? 0);
  const fields = [
    encodeField(0x27, Uint8Array.of(0)),
    encodeField(0x04, encodeBcd(amount, 6)),
    encodeField(0x49, encodeBcd(plan.otherCurrency ?? transaction.currency, 2)),
    encodeField(0x0b, encodeBcd(transaction.receipt + 100, 3)),
    encodeField(0x0c, encodeBcd(transaction.time, 3)),
    encodeField(0x0d, encodeBcd(transaction.date, 2)),
    encodeField(0x22, Buffer.from('eeeeeeeeeeee1234', 'hex')),
    encodeField(0x29, encodeBcd(TERMINAL_ID, 4)),
    encodeField(0x2a, Buffer.from(MERCHANT.padEnd(15))),
    encodeField(0x87, encodeBcd(transaction.receipt, 2)),
    encodeField(0x8a, Uint8Array.of(5)),
    encodeField(0x8b, Buffer.from('girocard\0')),
    ...(transaction.of === null ? [] : [encodeField(0x37, encodeBcd(transaction.of + 100, 3))]),
    ...(plan.unknownBitmap === true ? [Uint8Array.of(0x7e, 1, 2, 3)] : []),
  ];
  return { command: 0x040f, data: Uint8Array.from(fields.flatMap((field) => [...field])) };
}

export function refusalOf(code: number): Apdu {
  return { command: 0x040f, data: encodeField(0x27, Uint8Array.of(code)) };
}

/** 04 0F of an end of day, with its sum and, unless the plan takes it away, bitmap 60. */
export function batchStatus(batch: Batch, plan: Plan): Apdu {
  const reversed = new Set(batch.transactions.map(({ of }) => of));
  const counted = batch.transactions.filter(({ kind, receipt }) => kind !== 'reversal' && !reversed.has(receipt));
  const total = sumOf(batch) + (plan.totalOff ?? 0);
  const receipts = batch.transactions.map(({ receipt }) => receipt);
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    index === 0 ? [counted.length, ...encodeBcd(total, 6)] : [0, ...encodeBcd(0, 6)],
  );
  const totals = [...encodeBcd(receipts[0] ?? 0, 2), ...encodeBcd(receipts.at(-1) ?? 0, 2), ...groups.flat()];
  return {
    command: 0x040f,
    data: Uint8Array.from([
      ...encodeField(0x27, Uint8Array.of(0)),
      ...encodeField(0x04, encodeBcd(total, 6)),
      ...encodeField(0x0c, encodeBcd(batch.time, 3)),
      ...encodeField(0x0d, encodeBcd(batch.date, 2)),
      ...encodeField(0x29, encodeBcd(TERMINAL_ID, 4)),
      ...(plan.noTotals === true ? [] : encodeField(0x60, Uint8Array.from(totals))),
    ]),
  };
}

/** Payments less what was taken back; a sum below nothing cannot be written in BCD. */
function sumOf({ transactions }: Batch): number {
  return Math.max(
    0,
    transactions.reduce((sum, { kind, amountMinor }) => sum + (kind === 'payment' ? amountMinor : -amountMinor), 0),
  );
}

export type Slip = { readonly type: 1 | 2 | 3; readonly lines: readonly string[] };

export function paymentSlips(transaction: Transaction): readonly Slip[] {
  const lines = [
    'Händlerbeleg Größe 1',
    `Terminal-ID: ${TERMINAL_ID}`,
    `Beleg-Nr. ${String(transaction.receipt).padStart(4, '0')}`,
    `Betrag ${amountText(transaction.amountMinor)}`,
    transaction.kind === 'refund' ? 'Gutschrift erfolgt' : 'Zahlung erfolgt',
  ];
  return [
    { type: 1, lines },
    { type: 2, lines: ['Kundenbeleg', ...lines.slice(1)] },
  ];
}

export function batchSlip(batch: Batch): Slip {
  const lines = batch.transactions.map(
    ({ receipt, amountMinor, kind }) => `${String(receipt).padStart(4, '0')} ${kind} ${amountText(amountMinor)}`,
  );
  return { type: 3, lines: ['Kassenschnitt', ...lines, `Summe ${amountText(sumOf(batch))}`] };
}

/** As blocks (06 D3), or as single lines (06 D1) with a container behind each text. */
export function slipMessages({ lines, type }: Slip, plan: Plan): readonly Apdu[] {
  const charset = plan.charset ?? 'cp437';
  if (plan.lines === true) {
    return lines.map((line, index) => ({
      command: 0x06d1,
      data: Uint8Array.from([
        index === lines.length - 1 ? 0x81 : 0x00,
        ...writeText(line, charset),
        ...encodeField(0x06, encodeTlv({ tag: 0x1f07, value: Uint8Array.of(type) })),
      ]),
    }));
  }
  const texts = lines.map((line) => ({ tag: 0x07, value: writeText(line, charset) }));
  const end = { tag: 0x09, value: Uint8Array.of(0x81) };
  const block = encodeTlvs([
    { tag: 0x1f07, value: Uint8Array.of(type) },
    { tag: 0x25, value: encodeTlvs([...texts, end]) },
  ]);
  return [{ command: 0x06d3, data: encodeField(0x06, block) }];
}

/** A block whose data are exactly `bytes` long. */
export function slipOfLength(bytes: number): Apdu {
  for (let filling = bytes; filling > 0; filling -= 1) {
    const [apdu] = slipMessages({ type: 2, lines: ['*'.repeat(Math.min(filling, 100)), ...fill(filling - 100)] }, {});
    if (apdu !== undefined && apdu.data.length === bytes) return apdu;
  }
  throw new Error(`Broken rule: a slip of ${bytes} bytes can be made`);
}

function fill(left: number): readonly string[] {
  return left <= 0 ? [] : ['*'.repeat(Math.min(left, 100)), ...fill(left - 100)];
}

function amountText(amountMinor: number): string {
  const figures = String(amountMinor).padStart(3, '0');
  return `${figures.slice(0, -2)},${figures.slice(-2)}`;
}

/** More announced than sent. */
export function lyingBytes(apdu: Apdu): Uint8Array {
  return encodeApdu(apdu).slice(0, -4);
}
