import type { Database } from 'better-sqlite3';
import type { Seat } from '#main/desk/seat.ts';
import type { DrawerOrder } from '#main/drawer/drawer-order.ts';
import type { Journal } from '#main/ledger/journal.ts';
import type { NewPrintJob } from '#main/printing/print-job.ts';
import type { StoreLine } from '#main/store/store-line.ts';
import type { TerminalDesk } from '#main/terminal/terminal-desk.ts';
import type { Clock } from '#main/time/clock.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';
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
  /** The ledger is the one to train in: nothing that happens here is meant, so no drawer opens and no card is charged. */
  readonly isTraining: boolean;
  /** Puts a paper into the queue, inside the transaction that books what it says. */
  readonly queuePaper: (job: NewPrintJob) => void;
  /** Has the drawer opened after the commit, where this till has one; never in training. */
  readonly askDrawer: (order: DrawerOrder) => void;
  /** A drawer behind a real printer; false: nothing opens. */
  readonly hasDrawer: () => boolean;
  /** The shop’s logo, above what customers get; null: none. */
  readonly logo: () => PaperImage | null;
  /** A printer or the paper roll on the screen; false: this till prints nothing. */
  readonly hasReceiptPrinter: () => boolean;
  readonly terminal: TerminalDesk;
  readonly isAgentReachable: () => boolean;
  /** What is asked of the Agent about the store while somebody waits. */
  readonly store: () => StoreLine;
  /** Nudges printing, sending and the windows; called after a commit, never inside one. */
  readonly wake: () => void;
};
