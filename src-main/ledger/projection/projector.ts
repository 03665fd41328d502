import type { Database } from 'better-sqlite3';
import { projectBalances } from '#main/ledger/projection/balances.ts';
import { projectDocuments } from '#main/ledger/projection/documents.ts';
import { projectNumbers } from '#main/ledger/projection/numbers.ts';
import { projectOperators } from '#main/ledger/projection/operators.ts';
import { projectShifts } from '#main/ledger/projection/shifts.ts';
import { projectTallies } from '#main/ledger/projection/tallies.ts';
import type { KnownEvent } from '#shared/journal/event.ts';

/** Writes what an event means into the projections; runs in the transaction that writes the event. */
export type Projector = (event: KnownEvent) => void;

/** All projections, in the order in which they may lean on one another. */
export function projector(connection: Database): Projector {
  const all = [
    projectShifts(connection),
    projectBalances(connection),
    projectTallies(connection),
    projectDocuments(connection),
    projectNumbers(connection),
    projectOperators(connection),
  ];
  return (event) => {
    for (const project of all) project(event);
  };
}

/** Tables that a rebuild empties and fills again from the journal. */
export const PROJECTION_TABLES = [
  'session',
  'shift',
  'balance',
  'shift_total',
  'shift_counter',
  'shift_group',
  'shift_hour',
  'trade_document',
  'cash_document',
  'shift_count',
  'number_series',
  'item_turnover',
  'logon_failure',
] as const;
