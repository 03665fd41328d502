import type { Database } from 'better-sqlite3';
import type { Seat } from '#main/desk/seat.ts';
import type { Journal } from '#main/ledger/journal.ts';
import type { NewPrintJob } from '#main/printing/print-job.ts';
import type { Clock } from '#main/time/clock.ts';
import type { Configuration, Operator } from '#shared/till/configuration.ts';

/** What stands on the desk of every command: the ledger, the time, who is logged on, and what the till is set up as. */
export type Desk = {
  readonly connection: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly seat: Seat;
  /** Somebody who showed a PIN for this one command; null for the usual case. */
  readonly authoriser: Operator | null;
  readonly configuration: () => Configuration;
  /** Puts a paper into the queue, inside the transaction that books what it says. */
  readonly queuePaper: (job: NewPrintJob) => void;
  readonly isAgentReachable: () => boolean;
  /** Nudges printing, sending and the windows; called after a commit, never inside one. */
  readonly wake: () => void;
};
