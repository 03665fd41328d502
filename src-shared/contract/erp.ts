import { z } from 'zod';
import { agentIdSchema, epochSchema } from '#shared/contract/agent-fields.ts';

/** Events of tills that an ERP reads as documents, each with what it is called there. */
export const ERP_KINDS = {
  'sale.completed': 'receipt',
  'sale.corrected': 'correction',
  'cash_document.issued': 'cash_document',
  'transfer.compared': 'transfer_comparison',
  'shift.started': 'shift_start',
  'shift.ended': 'shift_end',
} as const;
export type ErpEventKind = keyof typeof ERP_KINDS;

export const ERP_DOCUMENTS_MAX = 200;

/** A document as the till wrote it. The same one told twice has the same `id`. */
export const erpDocumentSchema = z.strictObject({
  cursor: z.int().positive().describe('its place in the store’s one order'),
  id: z.string().describe('of the till’s event; the same however often the document is told'),
  kind: z.enum(Object.values(ERP_KINDS)),
  version: z.int().positive().describe('of the shape of `body`'),
  till: agentIdSchema,
  epoch: epochSchema.describe('more than 1: the till’s journal went two ways and both are kept'),
  seq: z.int().positive().describe('place in the till’s journal of that epoch'),
  at: z.string().describe('when, by the till’s clock, with its offset'),
  operatorId: z.string().nullable(),
  authorisedBy: z.string().nullable(),
  shiftId: z.string().nullable(),
  sessionId: z.string().nullable(),
  body: z.record(z.string(), z.unknown()).describe('the document as the till signed it; amounts in minor units'),
  postings: z
    .array(z.record(z.string(), z.unknown()))
    .describe('what it moved, balanced in each currency; amounts in minor units'),
});
export type ErpDocument = z.infer<typeof erpDocumentSchema>;

export const askDocumentsSchema = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .nonnegative()
    .max(Number.MAX_SAFE_INTEGER)
    .describe('cursor of the last document that is safely kept; 0: from the beginning. It confirms all up to it'),
  limit: z.coerce.number().int().min(1).max(ERP_DOCUMENTS_MAX).default(ERP_DOCUMENTS_MAX),
});

export const documentsPageSchema = z.strictObject({
  store: agentIdSchema,
  documents: z.array(erpDocumentSchema).describe('oldest first'),
  cursor: z.int().nonnegative().describe('to ask the next page with, once this one is kept'),
  hasMore: z.boolean(),
});
export type DocumentsPage = z.infer<typeof documentsPageSchema>;

/** Why an ERP is not let in, with the HTTP status of each. */
export const ERP_REFUSALS = {
  TOKEN_MISSING: 401,
  TOKEN_WRONG: 401,
  TOKEN_REVOKED: 403,
  TOO_MANY_REQUESTS: 429,
} as const;
export type ErpRefusal = keyof typeof ERP_REFUSALS;

/** How the ERP behind the Data Service is, as tills are told. */
export const erpLinkSchema = z.strictObject({
  state: z
    .enum(['none', 'linked', 'behind'])
    .describe('none: no ERP reads this store; behind: a document has waited longer than a quarter of an hour'),
  waiting: z.int().nonnegative().describe('documents it has not confirmed, counted up to 1000'),
  waitingMinutes: z.int().nonnegative().describe('how long the longest of them has waited'),
});
export type ErpLink = z.infer<typeof erpLinkSchema>;
