import { signingKey } from '#main/ledger/signing-key.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import type { FetchBackParts } from '#main/sync/fetch-back.ts';
import { heldHead, takeOwnEvents, within } from '#main/sync/own-events.ts';
import { tillJournalSource } from '#main/sync/till-journal-source.ts';
import { isCountersigned } from '#main/sync/witness.ts';

const CALL_MAX_MS = 5_000;

/**
 * Before the first record of an empty journal: makes the till known to its Agent, and goes on with the journal that the Agent
 * holds of a till of this code and store. With the key of that journal it is the same till without its database; with another
 * key it is a new machine in a dead till's place, and its records begin an epoch of their own. The number of records taken
 * over; 0 for a new till, and where nobody answers. Refuses to start where a journal is held and cannot be taken whole.
 */
export async function takePlace(
  parts: FetchBackParts & { readonly enrolmentCode: () => string | null },
): Promise<number> {
  const { agentUrl, agentCa, connection, journal, keys, store, log } = parts;
  if (agentUrl === null || journal.head().seq > 0) return 0;
  const { till } = journal;
  const { publicKey } = keys;
  const client = agentClient({ url: agentUrl, ca: agentCa, signer: { store, till, publicKey, sign: keys.signText } });
  const enrolmentCode = parts.enrolmentCode() ?? '';
  const enrolled = await within(CALL_MAX_MS, (signal) =>
    client.tills.enrol({ store, till, publicKey, enrolmentCode }, { signal }),
  );
  if (enrolled.kind !== 'answered' || !enrolled.value.accepted) return 0;
  const { agentPublicKey } = enrolled.value.value;
  const source = tillJournalSource(connection, { journal, store, keys });
  source.keepAgentPublicKey(agentPublicKey);
  const held = await heldHead({ client, journal, store }, agentPublicKey);
  if (held === null) throw notTakenWhole(till);
  if (held.seq === 0) return 0;

  // One transaction until the journal is whole: a start that is cut off begins again with an empty one.
  connection.exec('BEGIN IMMEDIATE');
  try {
    const taken = await takeOwnEvents({ client, connection, journal, store }, held.epoch);
    if (journal.head().hash !== held.hash) throw notTakenWhole(till);
    if (signingKey(connection) !== publicKey) {
      const { epoch: afterEpoch, seq: afterSeq, hash: afterHash } = held;
      const begun = await within(CALL_MAX_MS, (signal) =>
        client.journal.beginEpoch({ store, till, afterEpoch, afterSeq, afterHash }, { signal }),
      );
      if (begun.kind !== 'answered' || !begun.value.accepted) throw notTakenWhole(till);
      const { epoch, seq, hash, countersignature } = begun.value.value;
      if (hash !== afterHash || !isCountersigned(begun.value.value, agentPublicKey)) throw notTakenWhole(till);
      journal.beginEpoch(epoch, { cause: 'replaced', afterEpoch, afterSeq, afterHash, publicKey });
      source.keepAcknowledged({ seq, hash, countersignature, agentPublicKey });
    }
    connection.exec('COMMIT');
    log.warn(
      { taken, headSeq: journal.head().seq },
      'this machine goes on in the place of the till whose journal it took over',
    );
    return taken;
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function notTakenWhole(till: string): StartRefusal {
  return new StartRefusal(
    `The POS Agent holds the journal of till ${till}, and it could not be taken over whole. Nothing was changed here. ` +
      'Check the connection to the POS Agent and start again.',
  );
}
