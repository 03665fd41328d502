import type { Database, Statement } from 'better-sqlite3';
import { chainCheck } from '#main/ledger/chain-check.ts';
import { sha256, type TillKeys } from '#main/ledger/keys.ts';
import { type Projector, projector } from '#main/ledger/projection/projector.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import type { Clock } from '#main/time/clock.ts';
import { assert, must } from '#shared/assert.ts';
import { chainFlaw, GENESIS_HASH } from '#shared/journal/chain.ts';
import { event } from '#shared/journal/decision.ts';
import {
  EVENT_BODIES,
  type EventBody,
  type JournalEvent,
  type KnownEvent,
  knownEvent,
  type NewEvent,
} from '#shared/journal/event.ts';
import { type EventRow, eventOf, rowOf } from '#shared/journal/event-row.ts';
import { sealEvent } from '#shared/journal/seal.ts';
import { keyNamedBy } from '#shared/journal/signing-key.ts';

export type Head = { readonly epoch: number; readonly seq: number; readonly hash: string };

export type JournalParts = {
  readonly connection: Database;
  readonly till: string;
  readonly keys: TillKeys;
  readonly clock: Clock;
  readonly newId: () => string;
};

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/** Clocks are set right by seconds all day long; only more than this is worth a record. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * The till's journal. `append` writes event, postings and projections and must run inside the caller's transaction,
 * so that whatever else belongs to the same act (print job, reply) is kept with it or not at all.
 */
export class Journal {
  readonly #parts: JournalParts;
  readonly #insertEvent: Statement;
  readonly #insertPosting: Statement;
  readonly #readAfter: Statement;
  readonly #readFirst: Statement;
  readonly #readHead: Statement;
  readonly #readLastWall: Statement;
  readonly #project: Projector;

  constructor(parts: JournalParts) {
    const { connection } = parts;
    this.#parts = parts;
    this.#insertEvent = connection.prepare(
      `INSERT INTO event VALUES (@epoch, @seq, @event_id, @till, @kind, @version, @actor, @authorised_by, @shift_id,
       @session_id, @body, @postings, @wall_at, @monotonic_ms, @previous_hash, @hash, @signature)`,
    );
    this.#insertPosting = connection.prepare('INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#readAfter = connection.prepare('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
    this.#readFirst = connection.prepare('SELECT * FROM event WHERE epoch = ? ORDER BY seq LIMIT 1');
    this.#readHead = connection.prepare('SELECT epoch, seq, hash FROM event ORDER BY epoch DESC, seq DESC LIMIT 1');
    this.#readLastWall = connection.prepare('SELECT wall_at FROM event ORDER BY epoch DESC, seq DESC LIMIT 1').pluck();
    this.#project = projector(connection);
  }

  get till(): string {
    return this.#parts.till;
  }

  /** Read from the table each time: a rolled-back transaction must not leave a head in memory that never was. */
  head(): Head {
    return (this.#readHead.get() as Head | undefined) ?? { epoch: 1, seq: 0, hash: GENESIS_HASH };
  }

  /** The epoch that the Agent keeps a record of this journal under: what follows a fork belongs to the new one. */
  keptAs(seq: number): number {
    for (let { epoch } = this.head(); epoch > 1; epoch -= 1) {
      const first = this.#readFirst.get(epoch) as EventRow | undefined;
      if (first === undefined) continue;
      if (EVENT_BODIES['journal.epoch_began'].parse(JSON.parse(first.body)).afterSeq < seq) return epoch;
    }
    return 1;
  }

  append(fresh: NewEvent): KnownEvent {
    this.#noticeClock(fresh);
    return must(this.#keep(this.#seal(fresh, this.head().epoch)), 'a till knows every kind that it writes');
  }

  /** Goes on in a new epoch, whose first record says why. Asserts that it is a later one. */
  beginEpoch(epoch: number, body: EventBody<'journal.epoch_began'>): void {
    assert(epoch > this.head().epoch, 'a new epoch comes after the one before', { epoch, head: this.head() });
    this.#keep(this.#seal(event('journal.epoch_began', NOBODY, body), epoch));
  }

  /**
   * Takes back an event that this till wrote and sealed before and has lost, or that the machine wrote whose place it takes,
   * as it stands. Asserts that it is the next one and signed with the key of its time. Kinds of a newer version are kept and
   * move nothing here.
   */
  takeBack(event: JournalEvent): void {
    const { connection, keys, till } = this.#parts;
    const signedWith = keyNamedBy(event) ?? signingKey(connection) ?? keys.publicKey;
    const flaw = chainFlaw({ ...this.head(), till }, event, chainCheck(signedWith));
    assert(flaw === null, 'an event that is taken back continues the journal and is signed by this till', {
      seq: event.seq,
      flaw,
    });
    this.#keep(event);
  }

  #keep(sealed: JournalEvent): KnownEvent | null {
    this.#insertEvent.run(rowOf(sealed));
    sealed.postings.forEach(({ account, currency, amountMinor, movement }, line) => {
      this.#insertPosting.run(sealed.epoch, sealed.seq, line, account, currency, amountMinor, movement, sealed.shiftId);
    });
    const known = knownEvent(sealed);
    if (known !== null) this.#project(known);
    return known;
  }

  /** Events after `seq`, oldest first. */
  read(after: number, limit: number): readonly JournalEvent[] {
    return (this.#readAfter.all(after, limit) as EventRow[]).map(eventOf);
  }

  /** A clock set back is written down before whatever it would misdate; order and money never depend on it. */
  #noticeClock(fresh: NewEvent): void {
    const lastTrustedAt = this.#readLastWall.get();
    if (fresh.kind === 'clock.set_back' || typeof lastTrustedAt !== 'string') return;
    const nowAt = this.#parts.clock.now().wall;
    if (Date.parse(nowAt) >= Date.parse(lastTrustedAt) - CLOCK_TOLERANCE_MS) return;
    this.append(event('clock.set_back', NOBODY, { lastTrustedAt, nowAt }));
  }

  #seal(fresh: NewEvent, epoch: number): JournalEvent {
    const { clock, keys, newId, till } = this.#parts;
    const { wall, monotonicMs } = clock.now();
    const place = { till, epoch, head: this.head(), eventId: newId(), wallAt: wall, monotonicMs };
    return sealEvent(fresh, place, { sha256, sign: keys.sign });
  }
}
