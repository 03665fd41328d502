import { z } from 'zod';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';

/** What a printer said about itself, whatever its language. Null: it never said. Kept with a job of unknown outcome. */
export const printerConditionSchema = z.strictObject({
  isOnline: z.boolean().nullable(),
  paper: z.enum(['ok', 'near_end', 'out']).nullable(),
  isCoverOpen: z.boolean().nullable(),
  /** `hot` goes away by itself; `mechanical` and `cutter` need a hand; `unrecoverable` needs service. */
  fault: z.enum(['none', 'cutter', 'mechanical', 'hot', 'unrecoverable']).nullable(),
  /** Level of the drawer connector’s pin 3. Which of them means open is a setting of the drawer. */
  drawerPin: z.enum(['high', 'low']).nullable(),
});
export type PrinterCondition = Readonly<z.infer<typeof printerConditionSchema>>;

export const NOTHING_SAID: PrinterCondition = {
  isOnline: null,
  paper: null,
  isCoverOpen: null,
  fault: null,
  drawerPin: null,
};

/** The first thing a person has to do something about; null while printing goes on. Paper near its end stops nothing. */
export function conditionTrouble({ fault, isCoverOpen, isOnline, paper }: PrinterCondition): PrintTrouble | null {
  if (fault === 'unrecoverable') return 'printer_error';
  if (isCoverOpen === true) return 'cover_open';
  if (paper === 'out') return 'paper_out';
  if (fault === 'cutter') return 'cutter_error';
  if (fault === 'mechanical') return 'printer_stopped';
  if (fault === 'hot') return 'printer_hot';
  return isOnline === false ? 'printer_offline' : null;
}
