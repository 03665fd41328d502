import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GENESIS_HASH, hashText, type UnsealedEvent } from '#shared/journal/chain.ts';
import type { Finding } from '#shared/journal/finding.ts';
import { verifyJournal } from '#shared/journal/verify-journal.ts';

const CHECK = { sha256: (text: string) => createHash('sha256').update(text).digest('hex'), isSigned: () => true };
const SIGNATURE = `${'A'.repeat(86)}==`;

/** A journal that is made while it is read, so that nobody but the verifier could be holding it. */
function* journal(length: number, onRead: (seq: number) => void = () => {}) {
  let previousHash = GENESIS_HASH;
  for (let seq = 1; seq <= length; seq += 1) {
    onRead(seq);
    const unsealed = eventAt(seq, previousHash);
    const hash = CHECK.sha256(hashText(unsealed));
    previousHash = hash;
    yield { ...unsealed, hash, signature: SIGNATURE };
  }
}

function eventAt(seq: number, previousHash: string): UnsealedEvent {
  const shop = { name: 'A', address: 'B', place: 'C', taxId: 'D' };
  return {
    till: 'POS1',
    epoch: 1,
    seq,
    eventId: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
    kind: seq === 1 ? 'till.founded' : 'till.stopped',
    version: 1,
    actor: null,
    authorisedBy: null,
    shiftId: null,
    sessionId: null,
    body: seq === 1 ? { tillCode: 'POS1', publicKey: 'x', shop } : {},
    postings: [],
    wallAt: '2026-11-20T14:08:31.250+01:00',
    monotonicMs: seq,
    previousHash,
  };
}

function* broken(at: number, length: number, onRead: (seq: number) => void) {
  for (const event of journal(length, onRead))
    yield event.seq === at ? { ...event, wallAt: '2026-11-20T00:00:00Z' } : event;
}

describe('verifyJournal', () => {
  it('says what is wrong with a record before it reads the next', () => {
    let read = 0;
    const findings = verifyJournal(
      broken(7, 1_000, (seq) => {
        read = seq;
      }),
      CHECK,
    );
    const first = findings.next();
    expect((first.value as Finding).at).toMatchObject({ seq: 7 });
    expect(read).toBe(7);
  });

  it('answers at its end what it read', () => {
    const end = verifyJournal(journal(50), CHECK).next();
    expect(end).toMatchObject({ done: true, value: { events: 50, receipts: 0, head: { epoch: 1, seq: 50 } } });
  });

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['a list', []],
    ['a record of other fields', { epoch: 1, seq: 1, eventId: 'x' }],
    ['one with a field too many', { ...[...journal(1)][0], note: '' }],
  ])('takes %s for unreadable, not for a fault', (_what, record) => {
    const found = [...verifyJournal([record], CHECK)];
    expect(found).toMatchObject([{ flaw: 'unreadable' }]);
  });

  it('counts kinds of a newer version and checks their chain only', () => {
    const [founded, next] = [...journal(2)];
    const { hash: _hash, signature, ...rest } = { ...next, kind: 'loyalty.points_given', body: { points: 3 } };
    const newer = { ...rest, hash: CHECK.sha256(hashText(rest as UnsealedEvent)), signature };
    expect(verifyJournal([founded, newer], CHECK).next()).toMatchObject({ done: true, value: { unknownEvents: 1 } });
  });
});
