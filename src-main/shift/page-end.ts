import type { Database } from 'better-sqlite3';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { journalEventSchema, type KnownEvent, knownEvent } from '#shared/journal/event.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

/** An end that was made on the managers' page, as the Agent signed it. */
export type PageEnd = {
  readonly reportNumber: string;
  /** A manager's name. */
  readonly endedBy: string;
  /** By the Agent's clock, in UTC. */
  readonly endedAt: string;
  readonly reason: string;
  readonly rows: readonly (FigureRow & { readonly reason: string })[];
  readonly record: { readonly seq: number; readonly hash: string };
};

/** The end of a shift that counts, where it was made on the page and this till keeps the record of it; else null. */
export function pageEndOf(connection: Database, shift: StoreShift | null): PageEnd | null {
  if (shift === null || shift.end?.till !== AGENT_PLACE) return null;
  const told = shift.end;
  const records = recordsOf(connection, shift.id);
  // Two branches may bear one number: the moment tells them apart.
  const end = records.find((one) => isEnd(one) && one.wallAt === told.endedAt);
  if (end?.kind !== 'shift.ended') return null;
  const { reportNumber, endedBy, reason = '', rows } = end.body;
  return {
    ...{ reportNumber, endedBy, reason, endedAt: end.wallAt },
    rows: rows.map((row) => ({ ...row, reason: differenceReason(records, { end, row }) })),
    record: { seq: end.seq, hash: end.hash },
  };
}

/** The shift that a report of the page is about, whether or not this till took part in it. */
export function shiftOfPageReport(connection: Database, reportNumber: string): string | null {
  const shiftId = connection
    .prepare(`SELECT shift_id FROM agent_record WHERE kind = 'shift.ended' AND event ->> '$.body.reportNumber' = ?`)
    .pluck()
    .get(reportNumber);
  return typeof shiftId === 'string' ? shiftId : null;
}

function isEnd({ kind }: KnownEvent): boolean {
  return kind === 'shift.ended';
}

function recordsOf(connection: Database, shiftId: string): readonly KnownEvent[] {
  return connection
    .prepare(
      `SELECT event FROM agent_record
       WHERE shift_id = ? AND kind IN ('shift.ended', 'cash_document.issued') ORDER BY position`,
    )
    .pluck()
    .all(shiftId)
    .flatMap((text) => knownEvent(journalEventSchema.parse(JSON.parse(String(text)))) ?? []);
}

/** What was typed stands in the document that the end issued, before it. */
function differenceReason(
  records: readonly KnownEvent[],
  { end, row }: { readonly end: KnownEvent; readonly row: FigureRow },
): string {
  for (const one of records) {
    if (one.kind !== 'cash_document.issued' || one.epoch !== end.epoch || one.wallAt !== end.wallAt) continue;
    if (one.body.tag === '[!] Difference at the end of day' && isSameRow(one.body, row)) {
      return one.body.description.replace(/^\[!\] ?/, '');
    }
  }
  return '';
}
