import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chainCheck } from '#main/ledger/chain-check.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { verifyJournal } from '#shared/journal/verify-journal.ts';

/**
 * Journals that older versions wrote, kept for ever: what stands in books must stay readable. Add one with each version.
 * `kinds`: as many kinds of event as that day had; later versions know more.
 */
const SAMPLES = [
  { file: 'sample-0.1.jsonl', shifts: 2, receipts: 4, kinds: 17 },
  { file: 'sample-0.1-cards.jsonl', shifts: 1, receipts: 3, kinds: 26 },
  { file: 'sample-0.1-card-refunds.jsonl', shifts: 1, receipts: 3, kinds: 20 },
];

function eventsOf(file: string): readonly JournalEvent[] {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as JournalEvent);
}

it.each(SAMPLES)('$file, written by an earlier version, is read and verified to the last record', (sample) => {
  const events = eventsOf(sample.file);
  const publicKey = String(events[0]?.body['publicKey']);
  const verification = verifyJournal(events, chainCheck(publicKey));
  const findings = [];
  let step = verification.next();
  while (step.done !== true) {
    findings.push(step.value);
    step = verification.next();
  }
  expect(findings).toEqual([]);
  const { kinds, receipts, shifts } = sample;
  expect(step.value).toMatchObject({ events: events.length, shifts, receipts, unknownEvents: 0 });
  expect(new Set(events.map(({ kind }) => kind)).size).toBe(kinds);
});
