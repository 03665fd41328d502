import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import { encodeBcd } from '#main/terminal/zvt/bcd.ts';
import { encodeField } from '#main/terminal/zvt/bitmaps.ts';
import { encodeTlv, encodeTlvs } from '#main/terminal/zvt/tlv.ts';

/** Instructions that the till sends. */
export const TILL = {
  registration: 0x0600,
  authorisation: 0x0601,
  reversal: 0x0630,
  refund: 0x0631,
  repeatReceipt: 0x0620,
  endOfDay: 0x0650,
  diagnosis: 0x0670,
  abort: 0x06b0,
} as const;

/** Instructions that the terminal sends. */
export const TERMINAL = {
  status: 0x040f,
  intermediate: 0x04ff,
  printLine: 0x06d1,
  printText: 0x06d3,
  completion: 0x060f,
  abort: 0x061e,
} as const;

/** Answers of one side to a message of the other: class 80 or 84, the instruction says how. */
export const ACKNOWLEDGED: Apdu = { command: 0x8000, data: new Uint8Array(0) };

/** Till prints receipts (02) and reports (04) and wants them as text (80); it controls payment (10) and menu (20); status (08). */
const CONFIG = { till: 0xbe, terminal: 0xb8 } as const;
/** "Status information, please" in the service byte of 06 20, so that the last result comes back and not only its paper. */
const REPEAT_WITH_STATUS = 0x02;

/** `password`: six figures. `currency`: four figures, ISO 4217. */
export function registration(ask: {
  readonly password: string;
  readonly currency: string;
  readonly print: 'till' | 'terminal';
}): Apdu {
  // Tag 26 names the print command 06 D3 among those that the terminal may use; without it only single lines come.
  const permitted = encodeTlv({ tag: 0x26, value: encodeTlvs([{ tag: 0x0a, value: Uint8Array.of(0x06, 0xd3) }]) });
  return {
    command: TILL.registration,
    data: Uint8Array.from([
      ...encodeBcd(ask.password, 3),
      CONFIG[ask.print],
      ...encodeBcd(ask.currency, 2),
      ...encodeField(0x03, Uint8Array.of(0)),
      ...encodeField(0x06, permitted),
    ]),
  };
}

export function authorisation(ask: { readonly amountMinor: number; readonly currency: string }): Apdu {
  return { command: TILL.authorisation, data: amountFields(ask) };
}

export function reversal(ask: { readonly password: string; readonly receiptNumber: string }): Apdu {
  const receipt = encodeField(0x87, encodeBcd(ask.receiptNumber, 2));
  return { command: TILL.reversal, data: Uint8Array.from([...encodeBcd(ask.password, 3), ...receipt]) };
}

export function refund(ask: {
  readonly password: string;
  readonly amountMinor: number;
  readonly currency: string;
}): Apdu {
  return { command: TILL.refund, data: Uint8Array.from([...encodeBcd(ask.password, 3), ...amountFields(ask)]) };
}

export function repeatReceipt(password: string): Apdu {
  const service = encodeField(0x03, Uint8Array.of(REPEAT_WITH_STATUS));
  return { command: TILL.repeatReceipt, data: Uint8Array.from([...encodeBcd(password, 3), ...service]) };
}

export function endOfDay(password: string): Apdu {
  return { command: TILL.endOfDay, data: encodeBcd(password, 3) };
}

export const DIAGNOSIS: Apdu = { command: TILL.diagnosis, data: new Uint8Array(0) };
export const ABORT: Apdu = { command: TILL.abort, data: new Uint8Array(0) };

function amountFields({
  amountMinor,
  currency,
}: {
  readonly amountMinor: number;
  readonly currency: string;
}): Uint8Array {
  return Uint8Array.from([
    ...encodeField(0x04, encodeBcd(amountMinor, 6)),
    ...encodeField(0x49, encodeBcd(currency, 2)),
  ]);
}
