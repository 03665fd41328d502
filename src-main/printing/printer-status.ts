import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { PrinterCondition } from '#main/printing/printer-condition.ts';
import type { Transport } from '#main/printing/transport/transport.ts';

/** The printer’s part of the status bar; `trouble` has its words in `troubleWords`. */
export type PrinterStatus = {
  readonly kind: Transport['kind'];
  readonly address: string;
  readonly state: 'ready' | 'printing' | 'suspended' | 'trouble' | 'unsure';
  readonly trouble: PrintTrouble | null;
  readonly condition: PrinterCondition;
  readonly waiting: number;
  /** The oldest job of which nothing was sent yet: it may go elsewhere. */
  readonly blockedJobId: string | null;
  readonly unsureJobId: string | null;
  /** The job that waits half printed for paper, cover or cutter. */
  readonly suspendedJobId: string | null;
  /** Bytes that made no sense: the speed or the profile may be wrong. */
  readonly garbage: number;
};
