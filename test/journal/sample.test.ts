import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256, signatureCheck } from '#main/ledger/keys.ts';
import { EVENT_KINDS, type JournalEvent } from '#shared/journal/event.ts';
import { verifyJournal } from '#shared/journal/verify-journal.ts';

/** Journals that older versions wrote, kept for ever: what stands in books must stay readable. Add one with each version. */
const SAMPLES = ['sample-0.1.jsonl'];

it.each(SAMPLES)('%s, written by an earlier version, is read and verified to the last record', (file) => {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n');
  const events = lines.map((line) => JSON.parse(line) as JournalEvent);
  const publicKey = String(events[0]?.body['publicKey']);
  const verification = verifyJournal(events, { sha256, isSigned: signatureCheck(publicKey) });
  const findings = [];
  let step = verification.next();
  while (step.done !== true) {
    findings.push(step.value);
    step = verification.next();
  }
  expect(findings).toEqual([]);
  expect(step.value).toMatchObject({ events: lines.length, shifts: 2, receipts: 4, unknownEvents: 0 });
  expect(new Set(events.map(({ kind }) => kind)).size).toBeGreaterThan(EVENT_KINDS.length / 2);
});
