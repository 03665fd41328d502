import type { Database } from 'better-sqlite3';
import type { Journal } from '#main/ledger/journal.ts';
import type { TillKeys } from '#main/ledger/keys.ts';
import { forgetCursors } from '#main/master-data/cursors.ts';
import type { JournalSource } from '#main/sync/journal-source.ts';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';

const PINNED_KEY = 'agent_public_key';

/** The till's journal as the push worker sees it; what the Agent acknowledged is kept beside it. */
export function tillJournalSource(
  connection: Database,
  { journal, store, keys }: { readonly journal: Journal; readonly store: string; readonly keys: TillKeys },
): JournalSource {
  const acknowledged = connection.prepare('SELECT seq FROM acknowledgement WHERE epoch = ?').pluck();
  const kept = connection.prepare('SELECT seq, hash, countersignature FROM acknowledgement WHERE epoch = ?');
  const keep = connection.prepare(
    `INSERT INTO acknowledgement VALUES (@epoch, @seq, @hash, @countersignature, @agentPublicKey)
     ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash, countersignature = excluded.countersignature,
       agent_public_key = excluded.agent_public_key WHERE excluded.seq >= acknowledgement.seq`,
  );
  return {
    identity: () => ({ store, till: journal.till, epoch: journal.head().epoch, publicKey: keys.publicKey }),
    signText: (text) => keys.signText(text),
    headSeq: () => journal.head().seq,
    read: (afterSeq, limit) => journal.read(afterSeq, limit),
    acknowledgedSeq: () => (acknowledged.get(journal.head().epoch) as number | undefined) ?? 0,
    acknowledgement: () => (kept.get(journal.head().epoch) as ReturnType<JournalSource['acknowledgement']>) ?? null,
    keepAcknowledged: (acknowledgement) => {
      keep.run({ epoch: journal.head().epoch, ...acknowledgement });
    },
    beginEpoch: (afterEpoch, { epoch, ...acknowledgement }) => {
      connection
        .transaction(() => {
          const { seq: afterSeq, hash: afterHash } = acknowledgement;
          journal.beginEpoch(epoch, {
            cause: 'forked',
            afterEpoch,
            afterSeq,
            afterHash,
            publicKey: null,
          });
          keep.run({ epoch, ...acknowledgement });
        })
        .immediate();
    },
    agentPublicKey: () => pinnedAgentKey(connection),
    keepAgentPublicKey: (agentPublicKey) => {
      connection
        .transaction(() => {
          forgetCursors(connection);
          keepSetting(connection, PINNED_KEY, agentPublicKey);
        })
        .immediate();
    },
  };
}

/** The key of the Agent that this till was enrolled with; null before that. */
export function pinnedAgentKey(connection: Database): string | null {
  return readSetting(connection, PINNED_KEY);
}
