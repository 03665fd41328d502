import { chainCheck } from '#main/ledger/chain-check.ts';
import type { Finding } from '#shared/journal/finding.ts';
import { journalVerifier } from '#shared/journal/verify-journal.ts';
import { journalFileLines } from './journal-file.ts';
import { Findings, type VerifyReport } from './report.ts';
import { keyInRecord } from './till-key.ts';
import { createWitness, keyProblem, type Trusted } from './witness.ts';

/** Checks an exported journal, one event a line, without ever holding more than a line of it. */
export function verifyFile(path: string, trusted: Trusted): VerifyReport {
  const [first] = journalFileLines(path);
  const named = keyInRecord(first?.record);
  const verifier = journalVerifier(chainCheck(named ?? trusted.key), chainCheck);
  const witness = createWitness(trusted.head);
  const findings = new Findings();
  if (first === undefined) findings.add([{ at: null, flaw: 'empty', words: `${path} holds no events` }]);
  findings.add(keyProblem({ named, trusted: trusted.key, record: first?.record }));
  for (const { line, record, isJson } of journalFileLines(path)) {
    witness.see(record);
    findings.add(isJson ? verifier.take(record) : [noJson(line)]);
  }
  findings.add(witness.missing());
  return findings.report(path, verifier.tally(), trusted.head === null ? [TAIL] : []);
}

const TAIL =
  'A tail that was cut off cannot be seen in the file alone: compare the head with the Agent’s or with the last daily report (--head HASH).';

function noJson(line: number): Finding {
  const at = { epoch: null, seq: null, eventId: null };
  return { at, flaw: 'unreadable', words: `line ${line} of the file is no JSON` };
}
