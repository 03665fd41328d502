import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { openKeys, sha256 } from '#main/ledger/keys.ts';
import { rebuildProjections } from '#main/ledger/rebuild.ts';
import { GENESIS_HASH, hashText } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { type EventRow, eventOf, rowOf } from '#shared/journal/event-row.ts';
import { makeFolder } from '#test/tools/test-till.ts';

const TRIGGERS = [
  'event_is_never_changed',
  'event_is_never_removed',
  'event_is_gapless',
  'posting_is_never_changed',
  'posting_is_never_removed',
];

/** A copy of a data folder with its guards taken off, changed by somebody with the file in their hands. */
export function tampered(dataDir: string, change: (connection: Database, copy: string) => void): string {
  const copy = makeFolder('tampered');
  cpSync(dataDir, copy, { recursive: true });
  const connection = new Sqlite(join(copy, 'till.db'));
  connection.pragma('foreign_keys = OFF');
  for (const trigger of TRIGGERS) connection.exec(`DROP TRIGGER ${trigger}`);
  change(connection, copy);
  connection.close();
  return copy;
}

export function eventsOf(connection: Database): readonly JournalEvent[] {
  return (connection.prepare('SELECT * FROM event ORDER BY epoch, seq').all() as EventRow[]).map(eventOf);
}

export function ofKind(connection: Database, kind: string, nth = 0): JournalEvent {
  const found = eventsOf(connection).filter((event) => event.kind === kind)[nth];
  if (found === undefined) throw new Error(`The day has no ${kind}`);
  return found;
}

export type Signer = (hash: string) => string;

/** Somebody else's key. */
export function strangeSigner(): { readonly sign: Signer; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/**
 * Changes events and chains and signs all of them anew, the posting table and the projections with them: what only
 * somebody with the till's key can do, and what the checks of meaning are for.
 */
export function rewrite(
  connection: Database,
  facts: { readonly sign: Signer; readonly change: (event: JournalEvent) => JournalEvent },
): void {
  let previousHash = GENESIS_HASH;
  const changed = eventsOf(connection).map((event) => {
    const { hash: _hash, signature: _signature, ...unsealed } = { ...facts.change(event), previousHash };
    const hash = sha256(hashText(unsealed));
    previousHash = hash;
    return { ...unsealed, hash, signature: facts.sign(hash) };
  });
  replaceAll(connection, changed);
}

/** Puts these events in place of all that were there. */
export function replaceAll(connection: Database, events: readonly JournalEvent[]): void {
  connection.exec('DELETE FROM posting; DELETE FROM event;');
  const keep = connection.prepare(
    `INSERT INTO event VALUES (@epoch, @seq, @event_id, @till, @kind, @version, @actor, @authorised_by, @shift_id,
     @session_id, @body, @postings, @wall_at, @monotonic_ms, @previous_hash, @hash, @signature)`,
  );
  const post = connection.prepare('INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const event of events) {
    keep.run(rowOf(event));
    for (const [line, { account, currency, amountMinor, movement }] of event.postings.entries()) {
      post.run(event.epoch, event.seq, line, account, currency, amountMinor, movement, event.shiftId);
    }
  }
}

/** As the till's own program would leave it: no trace in the projections. */
export function rebuilt(connection: Database): void {
  rebuildProjections(connection);
}

export function signerOf(dataDir: string): Signer {
  return openKeys(dataDir, null).sign;
}
