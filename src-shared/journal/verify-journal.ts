import { unreachable } from '#shared/assert.ts';
import { type ChainCheck, type ChainFlaw, type ChainPosition, chainFlaw, GENESIS_HASH } from '#shared/journal/chain.ts';
import {
  type EventBody,
  type JournalEvent,
  journalEventSchema,
  type KnownEvent,
  knownEvent,
} from '#shared/journal/event.ts';
import type { Finding, Problem, RecordName } from '#shared/journal/finding.ts';
import { keyNamedBy } from '#shared/journal/signing-key.ts';
import { verifyCashDocument, verifyTransferCompared } from '#shared/journal/verify-cash-document.ts';
import { type CorrectionsSeen, verifyCorrection } from '#shared/journal/verify-correction.ts';
import { type SeriesSeen, verifyNumbers } from '#shared/journal/verify-numbers.ts';
import { type MovesSeen, verifyParked } from '#shared/journal/verify-parked.ts';
import { type RefundsSeen, verifyRefund } from '#shared/journal/verify-refund.ts';
import { verifySafe } from '#shared/journal/verify-safe.ts';
import { verifySale } from '#shared/journal/verify-sale.ts';
import {
  addOthers,
  addToShift,
  cashFormsOf,
  detached,
  leftBy,
  type RunningShift,
  runningShift,
  takenBack,
  verifyDetached,
  verifySharedStart,
  verifyShiftEnd,
  verifyShiftStart,
  verifyTakenBack,
} from '#shared/journal/verify-shift.ts';
import { sumHeld } from '#shared/shift/detach-drawer.ts';

/** What was read so far. */
export type JournalTally = {
  readonly events: number;
  readonly shifts: number;
  readonly openShifts: number;
  readonly receipts: number;
  /** Of kinds or versions that this program does not know: their chain is checked, their meaning is not. */
  readonly unknownEvents: number;
  /** Null: nothing was read. */
  readonly head: ChainPosition | null;
};

/** The check of records that are signed with a key (base64 SPKI DER). */
export type CheckOf = (publicKey: string) => ChainCheck;

export type JournalVerifier = {
  /** Takes the next record, whatever it is, and says what is wrong with it. */
  readonly take: (record: unknown) => readonly Finding[];
  readonly tally: () => JournalTally;
};

/** Checks the records of a journal in order, as they come; what is wrong with each is yielded before the next is read. */
export function* verifyJournal(
  records: Iterable<unknown>,
  check: ChainCheck,
  checkOf: CheckOf = () => check,
): Generator<Finding, JournalTally> {
  const verifier = journalVerifier(check, checkOf);
  for (const record of records) yield* verifier.take(record);
  return verifier.tally();
}

/**
 * Checks a journal record by record: chain and signatures, founding, bodies by kind, numbering, sums of receipts and cash
 * documents, and shifts: figures, what remains, and that the next one begins with it.
 *
 * It holds one position, a number a series, a balance an account, the totals of open shifts and what came back of receipts,
 * so a journal of any length fits. What it cannot see: a tail that was cut off whole (ask a witness for the head), and event ids given twice (the
 * database and the Agent refuse those). After a bad record it goes on from that record as it stands, so that one change
 * is one finding and not a thousand. `foundedWith`: the check with the key that the journal was founded with.
 */
export function journalVerifier(foundedWith: ChainCheck, checkOf: CheckOf): JournalVerifier {
  let position: ChainPosition | null = null;
  let check = foundedWith;
  const counts = { events: 0, shifts: 0, receipts: 0, unknownEvents: 0 };
  const ledger = newLedger();

  function take(record: unknown): readonly Finding[] {
    counts.events += 1;
    const parsed = journalEventSchema.safeParse(record);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const words = `it is no journal record: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
      return [{ at: nameOf(record), flaw: 'unreadable', words }];
    }
    const event = parsed.data;
    const chain = [...chainProblems(event)];
    countPostings(ledger, event);
    const problems = [...chain, ...meaningProblems(event)];
    return problems.map((problem) => ({ at: nameOf(event), ...problem }));
  }

  function* chainProblems(event: JournalEvent): Generator<Problem> {
    const before = position ?? { till: event.till, epoch: 1, seq: 0, hash: GENESIS_HASH };
    const named = event.kind === 'journal.epoch_began' ? keyNamedBy(event) : null;
    if (named !== null) check = checkOf(named);
    const flaw = chainFlaw(before, event, check);
    if (flaw !== null) yield { flaw, words: chainWords(flaw, before, event) };
    if (position === null && event.kind !== 'till.founded') {
      yield {
        flaw: 'not_founded',
        words: `the journal begins with ${event.kind} and not with the founding of the till`,
      };
    }
    position = { till: before.till, epoch: event.epoch, seq: event.seq, hash: event.hash };
  }

  /** The edge to what somebody else wrote: a body that breaks a rule while it is worked out is a finding like any other. */
  function meaningProblems(event: JournalEvent): readonly Problem[] {
    try {
      const known = knownEvent(event);
      if (known === null) {
        counts.unknownEvents += 1;
        return [];
      }
      if (known.kind === 'sale.completed') counts.receipts += 1;
      if (known.kind === 'shift.ended') counts.shifts += 1;
      return [
        ...verifyNumbers(ledger.seen, known),
        ...verifyRefund(ledger.refunds, known),
        ...verifyParked(ledger.moves, known),
        ...keepInLedger(ledger, known),
      ];
    } catch (fault) {
      const words = `its body is not that of ${event.kind}: ${reasonOf(fault)}`;
      return [{ flaw: 'body_misfit', words }];
    }
  }

  return { take, tally: () => ({ ...counts, openShifts: ledger.open.size, head: position }) };
}

type Place = Pick<RunningShift, 'owner' | 'drawer'>;

type Ledger = {
  readonly balances: Map<string, number>;
  readonly open: Map<string, RunningShift>;
  /** What each owner's ended shifts left since the owner's last start. */
  readonly left: Map<string, ReturnType<typeof leftBy>>;
  /** Owners whose money lies at several tills, or was taken back: their starts are checked by balances. */
  readonly shared: Set<string>;
  /** Whose every shift was, and in which drawer: what is taken back after an end still belongs to it. */
  readonly places: Map<string, Place>;
  /** Shifts that go on as part of another one, by that one. */
  readonly attached: Map<string, RunningShift[]>;
  readonly seen: SeriesSeen;
  readonly corrected: CorrectionsSeen;
  readonly refunds: RefundsSeen;
  readonly moves: MovesSeen;
};

function newLedger(): Ledger {
  return {
    balances: new Map(),
    open: new Map(),
    left: new Map(),
    shared: new Set(),
    places: new Map(),
    attached: new Map(),
    seen: new Map(),
    corrected: new Map(),
    refunds: new Map(),
    moves: { ways: new Set(), gone: new Map() },
  };
}

/** Counts the postings of every record, also of one whose body cannot be read: one bad record is not to spoil the rest. */
function countPostings({ balances, open }: Ledger, { postings, shiftId }: JournalEvent): void {
  for (const { account, currency, amountMinor } of postings) {
    balances.set(`${account} ${currency}`, (balances.get(`${account} ${currency}`) ?? 0) + amountMinor);
  }
  const shift = shiftId === null ? undefined : open.get(shiftId);
  if (shift !== undefined) addToShift(shift, postings);
}

/** Checks an event, its postings counted, against what came before it. */
function* keepInLedger(ledger: Ledger, event: KnownEvent): Generator<Problem> {
  const { balances, open, left } = ledger;
  const balanceOf = (account: string, currency: string) => balances.get(`${account} ${currency}`) ?? 0;
  const shift = event.shiftId === null ? undefined : open.get(event.shiftId);
  const place = event.shiftId === null ? undefined : ledger.places.get(event.shiftId);
  const isOfAnEnd = shift === undefined && place !== undefined && isAfterEnd(event);
  if (shift === undefined && needsShift(event) && !isOfAnEnd) {
    yield { flaw: 'shift_unknown', words: `${event.kind} belongs to no shift that is open` };
  }
  if (event.kind === 'shift.started') {
    const { owner, number } = event.body;
    if ([...open.values()].some((other) => other.drawer === owner)) {
      yield { flaw: 'shift_unknown', words: `shift ${number} of ${owner} starts while another one is open` };
    }
    if (event.body.others.length > 0) ledger.shared.add(owner);
    if (ledger.shared.has(owner)) yield* verifySharedStart(event.body, balanceOf);
    else yield* verifyShiftStart(event.body, left.get(owner) ?? null);
    left.delete(owner);
    keepOpen(ledger, runningShift(event.body));
  }
  if (event.kind === 'safe.moved') yield* verifySafe(event);
  if (event.kind === 'transfer.compared') yield* verifyTransferCompared(event);
  if (event.kind === 'shift.joined') joinShift(ledger, event.body);
  if (isOfAnEnd && place !== undefined) {
    ledger.shared.add(place.owner);
    if (event.kind === 'cash_document.issued') yield* verifyCashDocument({ ...event, drawer: place.drawer });
  }
  if (shift === undefined) return;
  const { cashRounding: market } = shift.started.parameters;
  if ((event.kind === 'sale.completed' || event.kind === 'sale.corrected') && shift.drawer !== shift.owner) {
    yield { flaw: 'shift_unknown', words: 'it sells in a shift whose drawer is detached' };
  }
  if (event.kind === 'sale.completed') yield* verifySale({ ...event, owner: shift.owner, market });
  if (event.kind === 'sale.corrected') {
    yield* verifyCorrection(ledger.corrected, { ...event, owner: shift.owner, market });
  }
  if (event.kind === 'shift.attached' || event.kind === 'shift.ended_elsewhere') {
    open.delete(event.body.shiftId);
    ledger.shared.add(shift.owner);
    if (event.kind === 'shift.attached') {
      ledger.attached.set(event.body.into, [...(ledger.attached.get(event.body.into) ?? []), shift]);
    }
  }
  if (event.kind === 'cash_document.issued') yield* verifyCashDocument({ ...event, drawer: shift.drawer });
  if (event.kind === 'shift.detached') {
    yield* verifyDetached(shift, event);
    keepOpen(ledger, detached(shift, event.body.held));
  }
  if (event.kind === 'shift.detached_elsewhere') keepOpen(ledger, detached(shift, []));
  if (event.kind === 'shift.taken_back') {
    yield* verifyTakenBack(shift, event.postings);
    keepOpen(ledger, takenBack(shift));
  }
  if (event.kind === 'shift.ended') {
    const cash = cashFormsOf(shift, event);
    const isShared = event.body.others.length > 0 || ledger.shared.has(shift.owner);
    if (isShared) ledger.shared.add(shift.owner);
    addOthers(shift, event.body.others);
    yield* verifyShiftEnd(shift, { ...event, cash, isShared }, balanceOf);
    left.set(shift.owner, sumHeld([...(left.get(shift.owner) ?? []), ...leftBy(event.body, cash)]));
    open.delete(shift.started.shiftId);
  }
}

const OF_A_SHIFT: readonly KnownEvent['kind'][] = [
  'sale.completed',
  'sale.corrected',
  'cash_document.issued',
  'shift.detached',
  'shift.taken_back',
  'shift.ended',
];

function keepOpen({ open, places }: Ledger, shift: RunningShift): void {
  open.set(shift.started.shiftId, shift);
  places.set(shift.started.shiftId, { owner: shift.owner, drawer: shift.drawer });
}

function joinShift(ledger: Ledger, body: EventBody<'shift.joined'>): void {
  const shift = runningShift(body);
  for (const part of ledger.attached.get(body.shiftId) ?? [])
    addOthers(shift, [{ ...NOWHERE, totals: [...part.totals.values()] }]);
  keepOpen(ledger, body.detachedAt === null ? shift : detached(shift, []));
  ledger.shared.add(shift.owner);
}

const NOWHERE = { till: 'here', epoch: 1, seq: 0 };

/** What moves money past every open shift. */
const OF_NO_SHIFT: readonly KnownEvent['kind'][] = ['shift.started', 'safe.moved', 'transfer.compared'];

/** What may still be booked in a shift that is ended: its end taken back, or a difference that late documents explain. */
function isAfterEnd(event: KnownEvent): boolean {
  if (event.kind === 'cash_document.issued') {
    return ['[!] Difference at the end of day', 'Withdrawal at the End of Day'].includes(event.body.tag);
  }
  return event.kind === 'shift.end_reversed';
}

/**
 * Whatever moves money, and whatever ends a shift, belongs to one that has not ended; a start takes back what was left, and
 * safe and money under way are nobody’s drawer.
 */
function needsShift({ kind, postings }: KnownEvent): boolean {
  return OF_A_SHIFT.includes(kind) || (postings.length > 0 && !OF_NO_SHIFT.includes(kind));
}

function chainWords(flaw: ChainFlaw, before: ChainPosition, event: JournalEvent): string {
  switch (flaw) {
    case 'other_till':
      return `it is of till ${event.till}, the journal of till ${before.till}`;
    case 'gap_in_sequence':
      return `it stands where record ${before.epoch}/${before.seq + 1} is due`;
    case 'previous_hash_differs':
      return 'it does not follow the record before it: the hash that it names as its predecessor is another';
    case 'hash_differs':
      return 'it was changed after it was written: its content does not give its hash';
    case 'signature_invalid':
      return 'its signature is not the till’s';
    case 'postings_unbalanced':
      return 'its postings do not add up to zero in each currency';
    default:
      return unreachable(flaw);
  }
}

/** What can be read of a record's name, however broken the rest is. */
function nameOf(record: unknown): RecordName {
  const fields = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>) : {};
  const { epoch, seq, eventId } = fields;
  return {
    epoch: typeof epoch === 'number' ? epoch : null,
    seq: typeof seq === 'number' ? seq : null,
    eventId: typeof eventId === 'string' ? eventId : null,
  };
}

/** A schema names several issues; the first says enough. */
function reasonOf(fault: unknown): string {
  if (typeof fault === 'object' && fault !== null && 'issues' in fault && Array.isArray(fault.issues)) {
    const [issue] = fault.issues as readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
    if (issue !== undefined) return `${issue.path.map(String).join('.')} ${issue.message}`.trim();
  }
  return fault instanceof Error ? fault.message : String(fault);
}
