import { z } from 'zod';
import { amountMinorSchema } from '#shared/contract/fields.ts';
import { type BatchTotals, CARD_GROUPS, type CardGroup } from '#shared/settlement/batch-totals.ts';

/** A payment as the till has it, below zero for a refund. `isReversed`: taken back within the same batch. */
export type TillPayment = {
  readonly id: string;
  readonly receiptNumber: string;
  readonly amountMinor: number;
  readonly cardName: string;
  readonly isReversed: boolean;
};

export const differenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('total'), tillMinor: amountMinorSchema, terminalMinor: amountMinorSchema }),
  z.strictObject({ kind: z.literal('count'), till: z.int(), terminal: z.int() }),
  z.strictObject({
    kind: z.literal('group'),
    group: z.enum(CARD_GROUPS),
    tillMinor: amountMinorSchema,
    terminalMinor: amountMinorSchema,
  }),
  /** The till has it, the terminal's receipts do not reach it. */
  z.strictObject({
    kind: z.literal('till_only'),
    paymentId: z.string(),
    receiptNumber: z.string(),
    amountMinor: amountMinorSchema,
  }),
  /** The terminal gave these receipt numbers away, the till knows nothing of them. */
  z.strictObject({ kind: z.literal('terminal_only'), receiptFrom: z.string(), receiptTo: z.string() }),
  /** The terminal said no sum, or none by card, so that nothing or not everything could be compared. */
  z.strictObject({ kind: z.literal('not_comparable'), missing: z.enum(['total', 'details']) }),
]);
export type Difference = Readonly<z.infer<typeof differenceSchema>>;

export type Reconciliation = {
  readonly payments: readonly TillPayment[];
  /** Receipt numbers the till has seen besides: of reversals, of refusals that got a slip. */
  readonly otherReceipts: readonly string[];
  readonly totalMinor: number | null;
  readonly totals: BatchTotals | null;
  /** A person typed the total of a terminal that the till cannot ask: there are no details. */
  readonly isByHand: boolean;
};

/**
 * Holds the terminal's batch against the till's list. What differs is found and told, never repaired; where the terminal
 * says too little to compare, that is a finding too (devices reference 7.6).
 */
export function reconcile(facts: Reconciliation): readonly Difference[] {
  const { totals, totalMinor } = facts;
  const standing = facts.payments.filter(({ isReversed }) => !isReversed);
  const tillMinor = sumOf(standing);
  // A terminal writes sums without a sign: where more went back than came in, its figure cannot say so.
  const terminalMinor = tillMinor < 0 ? null : (totalMinor ?? (totals === null ? null : sumOfGroups(totals)));
  const total: readonly Difference[] =
    terminalMinor === null
      ? [{ kind: 'not_comparable', missing: 'total' }]
      : terminalMinor === tillMinor
        ? []
        : [{ kind: 'total', tillMinor, terminalMinor }];
  if (totals === null) {
    const details: readonly Difference[] =
      facts.isByHand || terminalMinor === null ? [] : [{ kind: 'not_comparable', missing: 'details' }];
    return [...total, ...details];
  }
  const counted = totals.groups.reduce((count, group) => count + group.count, 0);
  const count: readonly Difference[] =
    counted === standing.length ? [] : [{ kind: 'count', till: standing.length, terminal: counted }];
  return [...total, ...count, ...groupDifferences(standing, totals), ...receiptDifferences(facts, totals)];
}

/**
 * Per brand as far as the terminal tells brands apart: Maestro and debit cards have no group of their own, so a till that
 * took a card whose group is not certain compares no groups at all.
 */
function groupDifferences(standing: readonly TillPayment[], totals: BatchTotals): readonly Difference[] {
  if (sumOf(standing) < 0) return [];
  const sums = new Map<CardGroup, number>();
  for (const { amountMinor, cardName } of standing) {
    const group = groupOf(cardName);
    if (group === null) return [];
    sums.set(group, (sums.get(group) ?? 0) + amountMinor);
  }
  return totals.groups.flatMap(({ group, totalMinor: terminalMinor }) => {
    const tillMinor = sums.get(group) ?? 0;
    return tillMinor === terminalMinor ? [] : [{ kind: 'group' as const, group, tillMinor, terminalMinor }];
  });
}

/** Null: it may be counted in more than one group. */
export function groupOf(cardName: string): CardGroup | null {
  const name = cardName.toLowerCase();
  if (/debit|maestro|v ?pay/.test(name)) return null;
  if (/girocard|^ec\b/.test(name)) return 'girocard';
  if (/jcb/.test(name)) return 'jcb';
  if (/mastercard|eurocard/.test(name)) return 'mastercard';
  if (/amex|american express/.test(name)) return 'amex';
  if (/visa/.test(name)) return 'visa';
  return /diners/.test(name) ? 'diners' : null;
}

/** Only receipts of four figures stand in a range; a range may run over 9999 into 0001. */
function receiptDifferences(facts: Reconciliation, totals: BatchTotals): readonly Difference[] {
  const from = Number(totals.receiptFrom);
  const length = ((Number(totals.receiptTo) - from + RECEIPTS) % RECEIPTS) + 1;
  if (from === 0) {
    return facts.payments.filter(({ isReversed }) => !isReversed).map(tillOnly);
  }
  const isIn = (receipt: string): boolean => (Number(receipt) - from + RECEIPTS) % RECEIPTS < length;
  const outside = facts.payments.filter(
    ({ isReversed, receiptNumber }) => !isReversed && !(isReceipt(receiptNumber) && isIn(receiptNumber)),
  );
  const known = new Set(
    [...facts.payments.map(({ receiptNumber }) => receiptNumber), ...facts.otherReceipts].filter(isReceipt).map(Number),
  );
  return [...outside.map(tillOnly), ...gaps({ from, length, known })];
}

const RECEIPTS = 9_999;
/** More numbers than any day has receipts: the terminal's range is nonsense and is told as one gap. */
const RANGE_MAX = 5_000;

function gaps(range: {
  readonly from: number;
  readonly length: number;
  readonly known: ReadonlySet<number>;
}): readonly Difference[] {
  const { from, known, length } = range;
  const numberAt = (index: number): number => ((from - 1 + index) % RECEIPTS) + 1;
  if (length > RANGE_MAX) return [gap(numberAt(0), numberAt(length - 1))];
  const found: Difference[] = [];
  let begin: number | null = null;
  for (let index = 0; index <= length; index += 1) {
    const isKnown = index === length || known.has(numberAt(index));
    if (!isKnown) begin ??= index;
    else if (begin !== null) {
      found.push(gap(numberAt(begin), numberAt(index - 1)));
      begin = null;
    }
  }
  return found;
}

function gap(from: number, to: number): Difference {
  const written = (number: number): string => String(number).padStart(4, '0');
  return { kind: 'terminal_only', receiptFrom: written(from), receiptTo: written(to) };
}

function tillOnly({ amountMinor, id, receiptNumber }: TillPayment): Difference {
  return { kind: 'till_only', paymentId: id, receiptNumber, amountMinor };
}

function isReceipt(number: string): boolean {
  return /^\d{1,4}$/.test(number);
}

function sumOf(payments: readonly TillPayment[]): number {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function sumOfGroups({ groups }: BatchTotals): number {
  return groups.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
}
