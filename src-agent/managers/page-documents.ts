import { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { containing } from '#agent/managers/containing.ts';
import { operatorNames } from '#agent/managers/open-shifts.ts';
import {
  type DocumentDetail,
  type listDocumentsSchema,
  PAGE_DOCUMENT_KINDS,
  PAGE_ROWS_MAX,
  type PageDocument,
} from '#shared/contract/managers-shifts.ts';

export type ListDocuments = z.infer<typeof listDocumentsSchema>;

/** Receipts, corrections and cash documents, the newest first. */
export async function listDocuments(
  database: AgentDatabase,
  store: string,
  ask: ListDocuments,
  rowsMax: number = PAGE_ROWS_MAX,
): Promise<{ readonly documents: PageDocument[]; readonly hasMore: boolean }> {
  const names = await operatorNames(database, store);
  let query = database
    .selectFrom('journal_event')
    .select(['event_id', 'kind', 'body', 'till', 'actor', 'wall_at'])
    .where('store', '=', store)
    .where('kind', 'in', [...PAGE_DOCUMENT_KINDS]);
  if (ask.shiftId !== null) query = query.where('shift_id', '=', ask.shiftId);
  if (ask.sessionId !== null) query = query.where('session_id', '=', ask.sessionId);
  if (ask.from !== null) query = query.where('wall_at', '>=', ask.from);
  // Times begin with their day, and "~" comes after every sign of a time.
  if (ask.to !== null) query = query.where('wall_at', '<', `${ask.to}~`);
  if (ask.text !== '') query = query.where(containing('body', ask.text));
  const rows = await query
    .orderBy('wall_at', 'desc')
    .orderBy('till')
    .orderBy('seq', 'desc')
    .offset(ask.skip)
    .limit(rowsMax + 1)
    .execute();
  const documents = rows.slice(0, rowsMax).flatMap((row) => {
    const document = documentOf(row, names);
    return document === null ? [] : [document];
  });
  return { documents, hasMore: rows.length > rowsMax };
}

/** Null: no such document in this store. */
export async function showDocument(
  database: AgentDatabase,
  store: string,
  eventId: string,
): Promise<DocumentDetail | null> {
  const row = await database
    .selectFrom('journal_event')
    .select(['event_id', 'kind', 'body', 'till', 'actor', 'wall_at'])
    .where('store', '=', store)
    .where('event_id', '=', eventId)
    .where('kind', 'in', [...PAGE_DOCUMENT_KINDS])
    .executeTakeFirst();
  const document = row === undefined ? null : documentOf(row, await operatorNames(database, store));
  if (row === undefined || document === null) return null;
  const body = bodySchema.parse(JSON.parse(row.body));
  const { currency } = document;
  return {
    document,
    lines: body.lines.map(({ name, quantity, unit, valueMinor }) => ({
      name,
      quantity,
      unit,
      amountMinor: valueMinor,
    })),
    payments: [
      ...body.payments.map(({ paymentForm, givenMinor, currency: of }) => ({
        paymentForm,
        currency: of,
        amountMinor: givenMinor,
      })),
      ...(body.refund === undefined
        ? []
        : [{ paymentForm: body.refund.paymentForm, currency, amountMinor: -body.refund.amountMinor }]),
    ],
    changeMinor: body.changeMinor,
  };
}

const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** What the bodies of the three kinds have; a till of another version may write more. */
const bodySchema = z.object({
  number: z.string(),
  currency: currencySchema,
  handledBy: z.string().optional(),
  totalMinor: z.int().optional(),
  amountMinor: z.int().optional(),
  type: z.enum(['CD', 'CW']).optional(),
  tag: z.string().default(''),
  description: z.string().default(''),
  reason: z.unknown().optional(),
  lines: z
    .array(z.object({ name: z.string(), quantity: z.string(), unit: z.string(), valueMinor: z.int() }))
    .default([]),
  payments: z.array(z.object({ paymentForm: z.string(), currency: currencySchema, givenMinor: z.int() })).default([]),
  refund: z.object({ paymentForm: z.string(), amountMinor: z.int() }).optional(),
  changeMinor: z.int().default(0),
});

type Row = {
  readonly event_id: string;
  readonly kind: string;
  readonly body: string;
  readonly till: string;
  readonly actor: string | null;
  readonly wall_at: string;
};

/** Null: a body that this version cannot read is left out of lists, not out of sums. */
function documentOf(row: Row, names: ReadonlyMap<string, string>): PageDocument | null {
  const kind = PAGE_DOCUMENT_KINDS.find((one) => one === row.kind);
  const read = bodySchema.safeParse(JSON.parse(row.body));
  if (kind === undefined || !read.success) return null;
  const { number, currency, handledBy, totalMinor, amountMinor = 0, type, tag, description, reason } = read.data;
  const operator = handledBy ?? row.actor ?? '';
  const value = totalMinor ?? amountMinor;
  const isOut = type === 'CW' || kind === 'sale.corrected';
  const said = description !== '' ? description : typeof reason === 'string' ? reason : tag;
  return {
    eventId: row.event_id,
    kind,
    number,
    till: row.till,
    operatorName: names.get(operator) ?? operator,
    at: row.wall_at,
    currency,
    amountMinor: isOut ? -value : value,
    description: said,
  };
}
