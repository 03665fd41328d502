import { z } from 'zod';
import { idSchema } from '#shared/contract/fields.ts';
import { printerSettingSchema } from '#shared/device/printer-setting.ts';

export const deviceEvents = {
  /** Which printer stands beside the till from now on, and how it is spoken to. */
  'printer.set_up': printerSettingSchema,
  /** Where the customer display is; empty: none. */
  'display.set_up': z.strictObject({ address: z.string() }),
  /** Where the till’s own scanner is; empty: none, scanners type. */
  'scanner.set_up': z.strictObject({ address: z.string() }),
  /** Settings of devices came from a file; printers, display, scanner and terminal stand in events of their own. */
  'devices.imported': z.strictObject({ fileName: z.string(), drawer: z.record(z.string(), z.json()) }),
  /** What stands above receipts from now on; all empty: nothing. The fingerprint is of its dots. */
  'logo.set_up': z.strictObject({ fileName: z.string(), width: z.int(), height: z.int(), fingerprint: z.string() }),
  'printer.removed': z.strictObject({ printerId: idSchema }),
  /** A paper of which nothing was sent goes to another printer. */
  'print.sent_elsewhere': z.strictObject({ jobId: idSchema, documentNumber: z.string(), from: idSchema, to: idSchema }),
} as const;
