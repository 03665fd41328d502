import { z } from 'zod';

/** The printer that receipts and reports go to unless somebody sends them elsewhere. It is always there. */
export const RECEIPT_PRINTER_ID = 'receipt';

export const PRINTER_COLUMNS = [32, 35, 42, 48] as const;

/** The sign that a paper is out, strongest first, by what the printer speaks; meanings in `CompletionSignal` of the till. */
export const COMPLETIONS_OF = {
  escpos: ['process_id', 'fence', 'status', 'none'],
  star: ['etb_counter', 'status', 'none'],
} as const;

/** The commands for images, by what the printer speaks; `none`: it gets none. */
export const RASTERS_OF = { escpos: ['GS ( L', 'GS v 0', 'none'], star: ['ESC GS S', 'none'] } as const;

export const CUTTERS = ['partial', 'full', 'none'] as const;

/** What a shop found its printer to do otherwise than its profile says; what is missing is as the profile says. */
export const ownProfileSchema = z.strictObject({
  completion: z.enum([...COMPLETIONS_OF.escpos, COMPLETIONS_OF.star[0]]).optional(),
  cutter: z.enum(CUTTERS).optional(),
  hasQr: z.boolean().optional().describe('false: QR codes are sent as images'),
  raster: z.enum([...RASTERS_OF.escpos, RASTERS_OF.star[0]]).optional(),
});
export type OwnProfile = z.infer<typeof ownProfileSchema>;

/** One printer as the shop set it up: where it is, which profile it follows, and what differs from the profile. */
export const printerSettingSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/)
    .describe('"receipt" is the till’s own; others take what is sent to them'),
  name: z.string().trim().min(1).max(40),
  address: z
    .string()
    .trim()
    .max(200)
    .describe('tcp:HOST[:PORT], serial:PATH[:BAUD[:FLOW]], lp:/dev/usb/lp0, spooler:NAME, screen or none'),
  profileId: z.string().max(40),
  columns: z
    .union([z.literal(32), z.literal(35), z.literal(42), z.literal(48)])
    .nullable()
    .default(null)
    .describe('characters of a line; null: as the profile says'),
  codePages: z
    .array(z.strictObject({ page: z.string().max(10), n: z.int().min(0).max(255) }))
    .max(12)
    .nullable()
    .default(null)
    .describe(
      'code pages and their numbers as the test page showed them, the preferred first; null: as the profile says',
    ),
  own: ownProfileSchema.optional().describe('what else differs from the profile'),
});
export type PrinterSetting = z.infer<typeof printerSettingSchema>;
