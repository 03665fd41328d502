import { z } from 'zod';
import { authorisationSchema, commandIdSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';

/** One printed line, decoded from the very bytes that a printer gets. */
export const paperLineSchema = z.strictObject({
  text: z.string(),
  bold: z.boolean(),
  wide: z.boolean(),
  tall: z.boolean(),
  align: z.enum(['left', 'centre', 'right']),
});

/** Black dots, packed row by row from the top, the leftmost dot highest in its byte. */
export const paperImageSchema = z.strictObject({
  width: z.int().min(8).max(1024),
  height: z.int().min(1).max(1024),
  bits: z.base64().max(200_000),
});

/** A line may stand beside nothing but a picture: a logo, or a code that was sent as dots. */
export const slipLineSchema = z.strictObject({ ...paperLineSchema.shape, image: paperImageSchema.optional() });

export const printJobStateSchema = z.enum([
  'queued',
  'sending',
  'awaiting_confirmation',
  'suspended',
  'printed',
  'sent_unconfirmed',
  'unknown',
  'failed',
  'abandoned',
]);
export type PrintJobState = z.infer<typeof printJobStateSchema>;

export const printJobSchema = z.strictObject({
  id: idSchema,
  kind: z.enum([
    'receipt',
    'daily_report',
    'interim_report',
    'cash_document',
    'card_slip',
    'correction',
    'terminal_report',
    'test_page',
  ]),
  documentNumber: z.string(),
  copy: z.int().describe('0: the original; n: the n-th copy, marked COPY n on paper'),
  state: printJobStateSchema,
  tier: z
    .enum(['A', 'B', 'C', 'D'])
    .nullable()
    .describe(
      'how sure the paper is: A the printer named it as printed, B it took all of it, C it was well before and after, D sent only',
    ),
  printerId: z.string(),
  reason: z.string().describe('why it waits or is unknown, in the till’s language; empty otherwise'),
  queuedAt: momentSchema,
  finishedAt: momentSchema.nullable(),
});
export type PrintJob = z.infer<typeof printJobSchema>;

export const paperRollSchema = z.strictObject({
  columns: z.int(),
  codePages: z.string(),
  printedToday: z.int(),
  jobs: z.array(printJobSchema),
});
export type PaperRoll = z.infer<typeof paperRollSchema>;

export const paperSlipSchema = z.strictObject({
  job: printJobSchema,
  columns: z.int(),
  lines: z.array(slipLineSchema),
});
export type PaperSlip = z.infer<typeof paperSlipSchema>;

export const askRollSchema = z.strictObject({ limit: z.int().min(1).max(200).default(50) });
export const askSlipSchema = z.strictObject({ jobId: idSchema });

/**
 * What a person saw on the paper, where the till cannot know. Of a paper that stands half printed: `continue` when a jam was
 * cleared, `abandon` to make the printer forget the rest.
 */
export const answerPrintJobSchema = z.strictObject({
  commandId: commandIdSchema,
  jobId: idSchema,
  answer: z.enum(['is_on_paper', 'print_copy', 'abandon', 'continue']),
});
export const sendElsewhereSchema = z.strictObject({
  commandId: commandIdSchema,
  jobId: idSchema,
  printerId: idSchema.describe('another printer of this till'),
});
export const reprintSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  jobId: idSchema,
});
export const queuedJobSchema = z.strictObject({ jobId: idSchema });
