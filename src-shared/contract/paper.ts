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

export const printJobStateSchema = z.enum([
  'queued',
  'sending',
  'awaiting_confirmation',
  'printed',
  'sent_unconfirmed',
  'unknown',
  'failed',
  'abandoned',
]);
export type PrintJobState = z.infer<typeof printJobStateSchema>;

export const printJobSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['receipt', 'daily_report', 'interim_report', 'cash_document']),
  documentNumber: z.string(),
  copy: z.int().describe('0: the original; n: the n-th copy, marked COPY n on paper'),
  state: printJobStateSchema,
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
  lines: z.array(paperLineSchema),
});
export type PaperSlip = z.infer<typeof paperSlipSchema>;

export const askRollSchema = z.strictObject({ limit: z.int().min(1).max(200).default(50) });
export const askSlipSchema = z.strictObject({ jobId: idSchema });

/** What a person saw on the paper, where the till cannot know. */
export const answerPrintJobSchema = z.strictObject({
  commandId: commandIdSchema,
  jobId: idSchema,
  answer: z.enum(['is_on_paper', 'print_copy', 'abandon']),
});
export const reprintSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  jobId: idSchema,
});
export const queuedJobSchema = z.strictObject({ jobId: idSchema });
