import type { AgentDatabase } from '#agent/database/tables.ts';
import { must } from '#shared/assert.ts';
import { figureRowSchema } from '#shared/shift/figure-row.ts';
import { STORE } from '#test/managers/page-client.ts';

const DAY_MS = 24 * 60 * 60_000;
const CASHIERS = ['Ana', 'Marko', 'Kasia', 'Zofia'];

/** Repeats an ended shift over the weeks before today, with counts that differ now and then; the same each time. */
export async function repeatShifts(database: AgentDatabase, days: number): Promise<void> {
  const shift = must(await database.selectFrom('shift').selectAll().executeTakeFirst(), 'a shift was ended');
  const end = must(await database.selectFrom('shift_end').selectAll().executeTakeFirst(), 'a shift was ended');
  const [figures] = JSON.parse(end.figures);
  const row = figureRowSchema.parse(figures);
  await database.transaction().execute(async (transaction) => {
    for (let day = 1; day < days; day += 1) {
      const at = new Date(Date.now() - day * DAY_MS).toISOString();
      for (const [index, name] of CASHIERS.entries()) {
        const seed = (day * 7 + index * 13) % 11;
        const differenceMinor = seed < 6 ? 0 : (seed - 8) * 55 * (index === 1 ? -2 : 1);
        const shiftId = `past-${day}-${index}`;
        await transaction
          .insertInto('shift')
          .values({
            ...shift,
            store: STORE,
            shift_id: shiftId,
            number: `${day}${index}`.padStart(6, '0'),
            owner: `operator:${name}`,
            operator_id: name.toLowerCase(),
            operator_name: name,
            home_till: `POS${index + 1}`,
            business_date: at.slice(0, 10),
            started_at: at,
          })
          .execute();
        await transaction
          .insertInto('shift_end')
          .values({
            ...end,
            shift_id: shiftId,
            ended_at: at,
            figures: JSON.stringify([{ ...row, actualMinor: row.endingMinor + differenceMinor, differenceMinor }]),
          })
          .execute();
      }
    }
  });
}
