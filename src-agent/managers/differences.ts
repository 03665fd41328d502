import { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { inPrecedence } from '#agent/shift/precedence.ts';
import type { CountedDifference } from '#shared/contract/managers-differences.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';

type Ask = { readonly store: string; readonly from: string; readonly to: string };

const TAG = '[!] Difference at the end of day';

/** What was counted at the ends of shifts, against what was expected; the oldest first. Of several ends the one that counts. */
export async function readDifferences(
  database: AgentDatabase,
  { store, from, to }: Ask,
): Promise<readonly CountedDifference[]> {
  const ends = await database
    .selectFrom('shift_end')
    .innerJoin('shift', (join) =>
      join.onRef('shift.store', '=', 'shift_end.store').onRef('shift.shift_id', '=', 'shift_end.shift_id'),
    )
    .selectAll('shift_end')
    .select(['shift.number', 'shift.business_date', 'shift.operator_name', 'shift.home_till'])
    .where('shift_end.store', '=', store)
    .where('shift.attached_to', 'is', null)
    .where('shift.business_date', '>=', from)
    .where('shift.business_date', '<=', to)
    .execute();
  const causes = await readCauses(database, { store, from });
  const counted = new Map<string, (typeof ends)[number]>();
  for (const end of await inPrecedence(database, store, ends)) {
    if (!counted.has(end.shift_id)) counted.set(end.shift_id, end);
  }
  return [...counted.values()]
    .toSorted((one, other) => Date.parse(one.ended_at) - Date.parse(other.ended_at))
    .flatMap((end) =>
      z
        .array(figureRowSchema)
        .parse(JSON.parse(end.figures))
        .flatMap(({ paymentForm, currency, differenceMinor }) =>
          differenceMinor === null
            ? []
            : [
                {
                  shiftId: end.shift_id,
                  shiftNumber: end.number,
                  businessDate: end.business_date,
                  endedAt: end.ended_at,
                  operatorName: end.operator_name,
                  till: end.home_till,
                  paymentForm,
                  currency,
                  differenceMinor,
                  cause: causes.get(causeKey({ shiftId: end.shift_id, paymentForm, currency })) ?? '',
                },
              ],
        ),
    );
}

const documentSchema = z.object({
  tag: z.string(),
  description: z.string(),
  paymentForm: z.string(),
  currency: z.string(),
});

/** Reasons stand on the documents that the differences made. */
async function readCauses(
  database: AgentDatabase,
  { store, from }: Pick<Ask, 'store' | 'from'>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom('journal_event')
    .select(['shift_id', 'body'])
    .where('store', '=', store)
    .where('kind', '=', 'cash_document.issued')
    .where('wall_at', '>=', from)
    .where('body', 'like', `%${TAG}%`)
    .execute();
  const causes = new Map<string, string>();
  for (const { shift_id, body } of rows) {
    const read = documentSchema.safeParse(JSON.parse(body));
    if (!read.success || read.data.tag !== TAG || shift_id === null) continue;
    const { paymentForm, currency, description } = read.data;
    causes.set(causeKey({ shiftId: shift_id, paymentForm, currency }), description.replace(/^\[!\] ?/, ''));
  }
  return causes;
}

function causeKey(row: { readonly shiftId: string; readonly paymentForm: string; readonly currency: string }): string {
  return JSON.stringify([row.shiftId, row.paymentForm, row.currency]);
}
