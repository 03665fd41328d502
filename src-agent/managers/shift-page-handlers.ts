import type { AgentDatabase } from '#agent/database/tables.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import { readDifferences } from '#agent/managers/differences.ts';
import { managersImplementer, managerWith } from '#agent/managers/managers-implementer.ts';
import { listDocuments, showDocument } from '#agent/managers/page-documents.ts';
import { listSessions } from '#agent/managers/page-sessions.ts';
import { listShifts, showShift } from '#agent/managers/page-shifts.ts';
import { listNotes } from '#agent/managers/till-notes.ts';
import { readTillRecord } from '#agent/managers/till-record.ts';
import { NOTE_ROWS_MAX } from '#shared/contract/managers-tills.ts';

const GONE = { code: 'not_there', facts: {} } as const;

/** Who answers the page's questions about tills, shifts, sessions and documents. */
export function shiftPageHandlers({ database, now }: { readonly database: AgentDatabase; readonly now: () => string }) {
  const { tills, shifts, sessions, documents, differences } = managersImplementer;
  return {
    tills: {
      show: tills.show.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        const record = await readTillRecord(database, { store, till: input.till, now: now() });
        return record === null ? refuse(GONE) : accept(record);
      }),
      notes: tills.notes.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        return accept(await listNotes(database, { store, ...input, rowsMax: NOTE_ROWS_MAX }));
      }),
    },
    shifts: {
      list: shifts.list.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        return accept(await listShifts(database, { store, now: now() }, input));
      }),
      show: shifts.show.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        const shift = await showShift(database, { store, now: now() }, input.shiftId);
        return shift === null ? refuse(GONE) : accept(shift);
      }),
    },
    differences: {
      read: differences.read.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        return accept({ differences: [...(await readDifferences(database, { store, ...input }))] });
      }),
    },
    sessions: {
      list: sessions.list.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        return accept(await listSessions(database, { store, now: now() }, input));
      }),
    },
    documents: {
      list: documents.list.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        return accept(await listDocuments(database, store, input));
      }),
      show: documents.show.handler(async ({ input, context }) => {
        const { store } = managerWith('see', context);
        const document = await showDocument(database, store, input.eventId);
        return document === null ? refuse(GONE) : accept(document);
      }),
    },
  };
}
