import type { Database } from 'better-sqlite3';
import { chainCheck } from '#main/ledger/chain-check.ts';
import { journalRows, jsonOrText } from '#main/ledger/journal-rows.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { type EventRow, recordOf } from '#shared/journal/event-row.ts';
import type { Finding } from '#shared/journal/finding.ts';
import { keyNamedBy } from '#shared/journal/signing-key.ts';
import { journalVerifier } from '#shared/journal/verify-journal.ts';
import { messageOf } from '../call/run-tool.ts';
import { copyLedger } from './copy-ledger.ts';
import type { ExportFile } from './journal-file.ts';
import { Findings, type VerifyReport } from './report.ts';
import { keyInFolder, keyInRecord } from './till-key.ts';
import { createWitness, keyProblem, type Trusted } from './witness.ts';

/** Checks a till's data folder on a copy of its database; the folder itself is only read, and its till may be running. */
export async function verifyFolder(
  dataDir: string,
  trusted: Trusted,
  exported: ExportFile | null = null,
): Promise<VerifyReport> {
  const copy = await copyLedger(dataDir);
  try {
    const { connection } = copy;
    const findings = new Findings();
    findings.add(damage(connection));
    const tally = verifyRows(connection, { dataDir, trusted, exported, findings });
    findings.add(strayPostings(connection));
    findings.add(acknowledgedTail(connection));
    if (!copy.wasOlder) findings.add(projectionsOff(connection));
    const limits = [...(copy.wasOlder ? [OLDER] : []), ...(trusted.head === null ? [TAIL] : [])];
    return findings.report(dataDir, tally, limits);
  } finally {
    copy.remove();
  }
}

const OLDER =
  'The folder was written by an older version, so its projections were not compared: start its till once with this version first.';
const TAIL =
  'A tail cut off together with its projections, beyond what the Agent had acknowledged, cannot be seen here: compare the head with the Agent’s or with the last daily report (--head HASH).';

function verifyRows(
  connection: Database,
  facts: {
    readonly dataDir: string;
    readonly trusted: Trusted;
    readonly exported: ExportFile | null;
    readonly findings: Findings;
  },
) {
  const { trusted, exported, findings } = facts;
  const [first] = journalRows(connection);
  const record = first === undefined ? undefined : recordOf(first, jsonOrText);
  const named = keyInRecord(record);
  const key = trusted.key ?? keyInFolder(facts.dataDir);
  if (record === undefined) findings.add([{ at: null, flaw: 'empty', words: 'the journal holds no events' }]);
  // Another machine may have taken the till's place: the folder then holds the key of whoever signed last.
  let goesOnWith = named;
  const verifier = journalVerifier(chainCheck(named ?? key), chainCheck);
  const witness = createWitness(trusted.head);
  const postings = postingsCheck(connection);
  for (const row of journalRows(connection)) {
    const written = recordOf(row, jsonOrText);
    witness.see(written);
    exported?.write(written);
    findings.add(verifier.take(written));
    goesOnWith = keyNamedBy(written) ?? goesOnWith;
    findings.add(postings(row));
  }
  findings.add(keyProblem({ named: goesOnWith === key ? key : named, trusted: key, record }));
  findings.add(witness.missing());
  return verifier.tally();
}

/** SQLite's own check, which also looks after what must be unique: event ids, hashes, numbers. */
function damage(connection: Database): readonly Finding[] {
  const found = connection.pragma('integrity_check(3)', { simple: false }) as { integrity_check: string }[];
  return found
    .map(({ integrity_check: words }) => words)
    .filter((words) => words !== 'ok')
    .map((words) => ({ at: null, flaw: 'database_damaged', words: `the database is damaged: ${words}` }));
}

/** The posting table says exactly what the event says; it is what figures are added up from. */
function postingsCheck(connection: Database): (row: EventRow) => readonly Finding[] {
  const read = connection.prepare(
    `SELECT line, account, currency, amount_minor AS amountMinor, movement, shift_id AS shiftId FROM posting
     WHERE epoch = ? AND seq = ? ORDER BY line`,
  );
  return (row) => {
    const { epoch, seq, event_id: eventId, shift_id: shiftId } = row;
    const stated = recordOf(row, jsonOrText)['postings'];
    if (!Array.isArray(stated)) return [];
    const due = stated.map((posting, line) => ({ line, ...posting, shiftId }));
    const held = read.all(epoch, seq);
    const line = [...due, ...held].findIndex((_, index) => textOf(due[index]) !== textOf(held[index]));
    if (line === -1) return [];
    const words = `its posting ${line + 1} is ${textOf(due[line])} in the event and ${textOf(held[line])} in the posting table`;
    return [{ at: { epoch, seq, eventId }, flaw: 'postings_differ', words }];
  };
}

function textOf(posting: unknown): string {
  return posting === undefined ? 'nothing' : canonicalText(posting);
}

function strayPostings(connection: Database): readonly Finding[] {
  const strays = connection
    .prepare(
      `SELECT DISTINCT epoch, seq FROM posting
       WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.epoch = posting.epoch AND event.seq = posting.seq)
       ORDER BY epoch, seq LIMIT 100`,
    )
    .all() as { epoch: number; seq: number }[];
  return strays.map(({ epoch, seq }) => ({
    at: { epoch, seq, eventId: null },
    flaw: 'postings_differ',
    words: 'the posting table has postings of it, but the journal has no such record',
  }));
}

/** What the Agent acknowledged must still be here: the one trace that a cut tail leaves in the folder itself. */
function acknowledgedTail(connection: Database): readonly Finding[] {
  const lost = connection
    .prepare(
      `SELECT epoch, seq, hash FROM acknowledgement
       WHERE seq > 0 AND NOT EXISTS (SELECT 1 FROM event
         WHERE event.seq = acknowledgement.seq AND event.hash = acknowledgement.hash)`,
    )
    .all() as { epoch: number; seq: number; hash: string }[];
  return lost.map(({ epoch, seq, hash }) => ({
    at: null,
    flaw: 'cut_short',
    words: `the Agent acknowledged record ${epoch}/${seq} ${hash}, which is not here: the journal was cut short or changed`,
  }));
}

/** Last, because it works in the copy: projections as they grew against projections worked out from the journal again. */
function projectionsOff(connection: Database): readonly Finding[] {
  const grown = projectionFingerprints(connection);
  try {
    rebuildProjections(connection);
  } catch (fault) {
    const words = `the projections cannot be worked out from this journal: ${messageOf(fault)}`;
    return [{ at: null, flaw: 'projection_differs', words }];
  }
  const rebuilt = projectionFingerprints(connection);
  return Object.keys(grown)
    .filter((table) => grown[table] !== rebuilt[table])
    .map((table) => ({
      at: null,
      flaw: 'projection_differs',
      words: `the table ${table} is not what the journal makes of it`,
    }));
}
