import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Journal } from '#main/ledger/journal.ts';
import type { TillKeys } from '#main/ledger/keys.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import { heldHead, takeOwnEvents } from '#main/sync/own-events.ts';
import { tillJournalSource } from '#main/sync/till-journal-source.ts';

export type FetchBackParts = {
  readonly agentUrl: string | null;
  readonly agentCa: string | null;
  readonly connection: Database;
  readonly journal: Journal;
  readonly keys: TillKeys;
  readonly store: string;
  readonly log: Logger;
};

/**
 * Before anything is written in a new run: takes this till's own lost events back from the Agent, so that a till restored
 * from an old backup goes on where it was and not beside it. The number of events taken back.
 */
export async function fetchBack(parts: FetchBackParts): Promise<number> {
  const { agentUrl, agentCa, connection, journal, keys, store, log } = parts;
  const pinned = tillJournalSource(connection, { journal, store, keys }).agentPublicKey();
  if (agentUrl === null || pinned === null || journal.head().seq === 0) return 0;
  const signer = { store, till: journal.till, publicKey: keys.publicKey, sign: keys.signText };
  const client = agentClient({ url: agentUrl, ca: agentCa, signer });
  const held = await heldHead({ client, journal, store }, pinned);
  const { epoch, seq } = journal.head();
  if (held === null || held.epoch < epoch || held.seq <= seq) return 0;
  const taken = await takeOwnEvents({ client, connection, journal, store }, held.epoch);
  log.warn({ taken, headSeq: journal.head().seq }, 'events that this till had lost were fetched back from the Agent');
  return taken;
}
