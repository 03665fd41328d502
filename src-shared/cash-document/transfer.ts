import { z } from 'zod';
import type { ManualPart } from '#shared/cash-document/issue.ts';
import { amountMinorSchema, currencyCodeSchema, momentSchema } from '#shared/contract/fields.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { readNumber } from '#shared/till/number.ts';

/** What the sending till wrote: the money that left its drawer for another till. */
export const sentTransferSchema = z.strictObject({
  fromTill: z.string(),
  toTill: z.string(),
  paymentForm: z.string(),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
  at: momentSchema,
  handledBy: z.string().describe('id of the operator'),
});
export type SentTransfer = z.infer<typeof sentTransferSchema>;

/** A transfer as two journals tell of it. One receipt is how it should be, none is money on its way, two are one too many. */
export const storeTransferSchema = z.strictObject({
  number: z.string().describe('of the sending CW'),
  sent: sentTransferSchema.nullable().describe('null: taken in by hand, and no journal has such a CW yet'),
  receipts: z.array(
    z.strictObject({
      till: z.string(),
      number: z.string().describe('of the CD that took it in'),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
      at: momentSchema,
    }),
  ),
});
export type StoreTransfer = z.infer<typeof storeTransferSchema>;

/** How a transfer stands. `returned`: its own till took it back; `unproven`: taken in, and nobody has told of its sending yet. */
export const TRANSFER_STATES = ['under_way', 'arrived', 'differs', 'returned', 'twice', 'unproven'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export function transferState({ sent, receipts }: StoreTransfer): TransferState {
  const [receipt, second] = receipts;
  if (receipt === undefined) return 'under_way';
  if (second !== undefined) return 'twice';
  if (sent === null) return 'unproven';
  if (receipt.currency !== sent.currency || receipt.amountMinor !== sent.amountMinor) return 'differs';
  return receipt.till === sent.fromTill ? 'returned' : 'arrived';
}

/** What a till knows of the transfers of its store. */
export type TransferFacts = {
  readonly tillCode: string;
  /** Every till of the store; empty: it was never heard which there are, and any may be named. */
  readonly tills: readonly string[];
  /** A transfer as the Agent last told of it, or as this till sent it; null: not known here. */
  readonly told: (number: string) => StoreTransfer | null;
  /** The Agent answers and holds all that this till wrote: a CW that it does not know was never issued there. */
  readonly isWhollyTold: (till: string) => boolean;
  /** Whether this till has taken the transfer in before. */
  readonly isEntered: (number: string) => boolean;
};

export type TransferOrder = {
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  readonly paymentForm: string;
  /** The sent amount that was shown with the question about a difference, and taken. */
  readonly seenSentMinor: number | null;
};

type Transfer = NonNullable<ManualPart['transfer']>;

/** A CW names the till that gets the money. Checked in this order: named and another one, known in the store. */
export function sendTransfer(facts: TransferFacts, asked: string | null): Result<Transfer, Refusal> {
  const { tillCode, tills } = facts;
  const named = asked?.trim() ?? '';
  if (named === '' || isSameTill(named, tillCode)) return no({ code: 'transfer_till_wrong' });
  const toTill = tills.find((till) => isSameTill(till, named));
  if (tills.length > 0 && toTill === undefined) return no(unknownTill(facts, named));
  return ok({ fromTill: tillCode, toTill: toTill ?? named, number: null });
}

/**
 * A CD takes a transfer in, once, as it was counted. Checked in this order: number, taken in here before, known, taken in
 * elsewhere, for which till, currency and payment form, amount. What the Agent cannot tell of now is taken in all the
 * same and compared later: the money lies on the counter.
 */
export function receiveTransfer(
  facts: TransferFacts,
  asked: string | null,
  order: TransferOrder,
): Result<Transfer, Refusal> {
  const { tillCode } = facts;
  const number = asked?.trim().replace(/^cw/i, 'CW') ?? '';
  const fromTill = sendingTill(facts, number);
  if (fromTill === null) return no({ code: 'transfer_number_wrong' });
  if (facts.isEntered(number)) return no({ code: 'transfer_already_entered', facts: { number } });
  const told = facts.told(number);
  if (told === null || told.sent === null) return unknownTransfer(facts, { number, fromTill });
  const { receipts, sent } = told;
  const [receipt] = receipts;
  if (receipt !== undefined) return no({ code: 'transfer_received', facts: { number, till: receipt.till } });
  const isBack = isSameTill(sent.fromTill, tillCode);
  if (!isBack && !isSameTill(sent.toTill, tillCode))
    return no({ code: 'transfer_for_other_till', facts: { number, till: sent.toTill } });
  const { amountMinor: sentMinor, currency, paymentForm } = sent;
  if (currency !== order.currency || paymentForm !== order.paymentForm)
    return no({ code: 'transfer_other_money', facts: { number, currency, form: paymentForm } });
  if (sentMinor !== order.amountMinor && order.seenSentMinor !== sentMinor) {
    const differenceMinor = order.amountMinor - sentMinor;
    return no({
      code: 'transfer_differs',
      facts: { number, till: sent.fromTill, sentMinor, differenceMinor, currency },
    });
  }
  return ok({ fromTill: sent.fromTill, toTill: tillCode, number, sentMinor });
}

/** Nobody told of it: never issued, or its till is cut off and could not tell yet. */
function unknownTransfer(
  facts: TransferFacts,
  { number, fromTill }: { readonly number: string; readonly fromTill: string },
): Result<Transfer, Refusal> {
  const { tillCode, tills } = facts;
  if (isSameTill(fromTill, tillCode)) return no({ code: 'transfer_number_wrong' });
  if (tills.length > 0 && !tills.some((till) => isSameTill(till, fromTill))) return no(unknownTill(facts, fromTill));
  if (facts.isWhollyTold(fromTill)) return no({ code: 'transfer_unknown', facts: { number, till: fromTill } });
  return ok({ fromTill, toTill: tillCode, number, sentMinor: null });
}

/** The till whose CW it is; null: no number of a CW. After a restore a till’s code stands with its epoch: `POS2.2`. */
function sendingTill({ tills }: TransferFacts, number: string): string | null {
  const [series, , place] = readNumber(number)?.key.split('/') ?? [];
  if (series !== 'CW' || place === undefined) return null;
  const known = (code: string) => tills.find((till) => isSameTill(till, code));
  const withoutEpoch = place.replace(/\.\d+$/, '');
  return known(place) ?? known(withoutEpoch) ?? withoutEpoch;
}

function unknownTill({ tillCode, tills }: TransferFacts, till: string): Refusal {
  const others = tills.filter((one) => !isSameTill(one, tillCode));
  return others.length === 0
    ? { code: 'transfer_no_other_till' }
    : { code: 'transfer_till_unknown', facts: { till, tills: others.join(', ') } };
}

function isSameTill(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What a compared transfer comes to, for the till that took it in before anybody could tell. */
export type Comparison =
  | { readonly outcome: 'agrees' | 'differs'; readonly sentMinor: number }
  /** Another currency or payment form: no sum of the two means anything. */
  | { readonly outcome: 'other_money'; readonly sentMinor: number };

export function compareTransfer(
  counted: { readonly paymentForm: string; readonly currency: string; readonly amountMinor: number },
  sent: SentTransfer,
): Comparison {
  const { amountMinor: sentMinor } = sent;
  if (counted.currency !== sent.currency || counted.paymentForm !== sent.paymentForm)
    return { outcome: 'other_money', sentMinor };
  return { outcome: counted.amountMinor === sentMinor ? 'agrees' : 'differs', sentMinor };
}
