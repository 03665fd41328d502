import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import { workADay } from '#test/tools/a-day.ts';
import { tampered } from '#test/tools/tamper.ts';
import { startTestTill } from '#test/tools/test-till.ts';
import type { VerifyReport } from '#tools/verify/report.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';
import type { Trusted } from '#tools/verify/witness.ts';

export const NOTHING_KNOWN: Trusted = { key: null, head: null };

export type Change = (connection: Database, copy: string) => void;

/** A day in a data folder, its till stopped. */
export async function workedDay(): Promise<{ readonly dataDir: string; readonly remove: () => void }> {
  const till = await startTestTill();
  await workADay(till);
  await till.stop();
  return till;
}

/** What a verification says of a changed copy. */
export async function check(dataDir: string, change: Change, trusted: Trusted = NOTHING_KNOWN): Promise<VerifyReport> {
  const copy = tampered(dataDir, change);
  const report = await verifyFolder(copy, trusted);
  rmSync(copy, { recursive: true });
  return report;
}

/** The first finding: which record, and what is wrong with it. */
export async function firstBad(dataDir: string, change: Change) {
  const { isGood, findings } = await check(dataDir, change);
  expect(isGood).toBe(false);
  const [first] = findings;
  return { seq: first?.at?.seq, eventId: first?.at?.eventId, flaw: first?.flaw };
}

export function bad({ seq, eventId }: JournalEvent, flaw: string) {
  return { seq, eventId, flaw };
}
