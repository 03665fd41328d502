import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { canonicalText, GENESIS_HASH, type UnsealedEvent } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Posting } from '#shared/ledger/posting.ts';

export type TestTill = {
  readonly store: string;
  readonly till: string;
  readonly epoch: number;
  readonly publicKey: string;
  /** Signs a request as this till. */
  readonly sign: (text: Buffer) => Buffer;
  /** Signs anything as this till, so that only the fault meant by a test is in it. */
  readonly seal: (event: UnsealedEvent) => JournalEvent;
  /** Writes the next events of this till's journal. */
  readonly write: (count: number, change?: Change) => readonly JournalEvent[];
  readonly journal: () => readonly JournalEvent[];
  /** The same till as it was after `seq`, as a backup would bring it back; from there it goes its own way. */
  readonly restored: (seq: number) => TestTill;
};

export type Change = (event: UnsealedEvent) => UnsealedEvent;

type Key = { readonly privateKey: KeyObject; readonly publicKey: string };

export function testTill(
  at: { readonly store?: string; readonly till?: string; readonly epoch?: number } = {},
): TestTill {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return grow({ store: 'Split', till: 'T1', epoch: 1, ...at }, [], {
    privateKey,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  });
}

function grow(
  at: { readonly store: string; readonly till: string; readonly epoch: number },
  start: readonly JournalEvent[],
  key: Key,
): TestTill {
  const journal = [...start];
  const seal = (event: UnsealedEvent): JournalEvent => {
    const hash = createHash('sha256').update(canonicalText(event), 'utf8').digest('hex');
    return { ...event, hash, signature: sign(null, Buffer.from(hash, 'hex'), key.privateKey).toString('base64') };
  };
  const writeOne = (change: Change): JournalEvent => {
    const last = journal.at(-1);
    const seq = (last?.seq ?? 0) + 1;
    const event = seal(change(plainSale({ ...at, seq, previousHash: last?.hash ?? GENESIS_HASH })));
    journal.push(event);
    return event;
  };
  return {
    ...at,
    publicKey: key.publicKey,
    sign: (text) => sign(null, text, key.privateKey),
    seal,
    write: (count, change = (event) => event) => Array.from({ length: count }, () => writeOne(change)),
    journal: () => journal,
    restored: (seq) => grow(at, journal.slice(0, seq), key),
  };
}

function plainSale(at: {
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly previousHash: string;
}): UnsealedEvent {
  const { till, epoch, seq, previousHash } = at;
  const amount = 100 + ((seq * 37) % 900);
  return {
    till,
    epoch,
    seq,
    eventId: randomUUID(),
    kind: seq % 5 === 0 ? 'operator.logged_off' : 'sale.completed',
    version: 1,
    actor: 'ana',
    authorisedBy: null,
    shiftId: 'SH-1',
    sessionId: 'SE-1',
    body: {
      note: `Čokolada žłóć № ${seq} 🥐`,
      nested: { list: [1, 2.5, null, true], 'a "key"': "O'Brien; DROP TABLE till" },
    },
    postings: seq % 5 === 0 ? [] : salePostings(amount, seq),
    wallAt: '2026-11-20T14:08:31.250+01:00',
    monotonicMs: seq * 1000,
    previousHash,
  };
}

function salePostings(amount: number, seq: number): Posting[] {
  const currency = seq % 3 === 0 ? 'USD' : 'EUR';
  return [
    { account: 'drawer/operator:ana/cash', currency, amountMinor: amount + 50, movement: 'tendered' },
    { account: 'drawer/operator:ana/cash', currency, amountMinor: -50, movement: 'change' },
    { account: 'sales/A', currency, amountMinor: -amount, movement: 'sale' },
  ];
}
