import type { Database, Statement } from 'better-sqlite3';
import { type EventRow, eventOf, rowOf } from '#main/ledger/event-row.ts';
import { sha256, type TillKeys } from '#main/ledger/keys.ts';
import { type Projector, projector } from '#main/ledger/projection/projector.ts';
import type { Clock } from '#main/time/clock.ts';
import { must } from '#shared/assert.ts';
import { GENESIS_HASH, hashText } from '#shared/journal/chain.ts';
import { event } from '#shared/journal/decision.ts';
import { EVENT_BODIES, type JournalEvent, type KnownEvent, knownEvent, type NewEvent } from '#shared/journal/event.ts';
import { assertBalanced } from '#shared/ledger/posting.ts';

export type Head = { readonly epoch: number; readonly seq: number; readonly hash: string };

export type JournalParts = {
  readonly connection: Database;
  readonly till: string;
  readonly keys: TillKeys;
  readonly clock: Clock;
  readonly newId: () => string;
};

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
    this.#readAfter = connection.prepare('SELECT * FROM event WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?');
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

  append(fresh: NewEvent): KnownEvent {
    this.#noticeClock(fresh);
    const sealed = this.#seal(fresh);
    this.#insertEvent.run(rowOf(sealed));
    sealed.postings.forEach(({ account, currency, amountMinor, movement }, line) => {
      this.#insertPosting.run(sealed.epoch, sealed.seq, line, account, currency, amountMinor, movement, sealed.shiftId);
    });
    const known = must(knownEvent(sealed), 'a till knows every kind that it writes');
    this.#project(known);
    return known;
  }

  /** Events after `seq` of the current epoch, oldest first. */
  read(after: number, limit: number): readonly JournalEvent[] {
    return (this.#readAfter.all(this.head().epoch, after, limit) as EventRow[]).map(eventOf);
  }

  /** A clock set back is written down before whatever it would misdate; order and money never depend on it. */
  #noticeClock(fresh: NewEvent): void {
    const lastTrustedAt = this.#readLastWall.get();
    if (fresh.kind === 'clock.set_back' || typeof lastTrustedAt !== 'string') return;
    const nowAt = this.#parts.clock.now().wall;
    if (Date.parse(nowAt) >= Date.parse(lastTrustedAt) - CLOCK_TOLERANCE_MS) return;
    const nobody = { actor: null, shiftId: null, sessionId: null };
    this.append(event('clock.set_back', nobody, { lastTrustedAt, nowAt }));
  }

  #seal(fresh: NewEvent): JournalEvent {
    assertBalanced(fresh.postings);
    const head = this.head();
    const { wall, monotonicMs } = this.#parts.clock.now();
    const unsealed = {
      till: this.#parts.till,
      epoch: head.epoch,
      seq: head.seq + 1,
      eventId: this.#parts.newId(),
      kind: fresh.kind,
      version: 1,
      actor: fresh.actor,
      authorisedBy: fresh.authorisedBy,
      shiftId: fresh.shiftId,
      sessionId: fresh.sessionId,
      body: EVENT_BODIES[fresh.kind].parse(fresh.body),
      postings: [...fresh.postings],
      wallAt: wall,
      monotonicMs,
      previousHash: head.hash,
    };
    const hash = sha256(hashText(unsealed));
    return { ...unsealed, hash, signature: this.#parts.keys.sign(hash) };
  }
}
