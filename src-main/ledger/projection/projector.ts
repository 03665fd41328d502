import type { Database } from 'better-sqlite3';
import { projectBalances } from '#main/ledger/projection/balances.ts';
import { projectCards } from '#main/ledger/projection/cards.ts';
import { projectClock } from '#main/ledger/projection/clock.ts';
import { projectDocuments } from '#main/ledger/projection/documents.ts';
import { projectNumbers } from '#main/ledger/projection/numbers.ts';
import { projectOperators } from '#main/ledger/projection/operators.ts';
import { projectParkedMoves } from '#main/ledger/projection/parked-moves.ts';
import { projectSafe } from '#main/ledger/projection/safe.ts';
import { projectShifts } from '#main/ledger/projection/shifts.ts';
import { projectTallies } from '#main/ledger/projection/tallies.ts';
import { projectTraining } from '#main/ledger/projection/training.ts';
import { projectTransfers } from '#main/ledger/projection/transfers.ts';
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
    projectTransfers(connection),
    projectParkedMoves(connection),
    projectSafe(connection),
    projectCards(connection),
    projectNumbers(connection),
    projectOperators(connection),
    projectClock(connection),
    projectTraining(connection),
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
  'shift_tally',
  'trade_document',
  'cash_document',
  'unproven_transfer',
  'parked_move',
  'safe_movement',
  'shift_cheque',
  'shift_count',
  'number_series',
  'item_turnover',
  'card_payment',
  'card_receipt',
  'settlement',
  'logon_failure',
  'clock_notice',
  'training',
] as const;
