import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WORK_MODES } from '#shared/till/work-mode.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn, sellLoaf, type TillClient } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const LOAF_MINOR = 185;

const act = fc.record({
  by: fc.constantFrom('ana', 'kasia', 'zofia'),
  does: fc.constantFrom('sell', 'CD', 'CW'),
  amountMinor: fc.integer({ min: 1, max: 3_000 }),
});
const day = fc.record({
  depositMinor: fc.integer({ min: 6_000, max: 20_000 }),
  acts: fc.array(act, { maxLength: 8 }),
  differenceMinor: fc.option(fc.integer({ min: -500, max: 500 }), { nil: null }),
  withdrawalMinor: fc.integer({ min: 0, max: 1_000 }),
});

function typed(amountMinor: number): string {
  return `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`;
}

async function sitDown(client: TillClient, operatorId: string): Promise<void> {
  const { operator } = await accepted(client.till.state({}));
  if (operator?.id === operatorId) return;
  if (operator !== null) await accepted(client.operator.logOff(id()));
  await logOn(client, operatorId);
}

/** In shift mode each has a drawer of their own, so one person works; in day mode all work out of one. */
it.each(WORK_MODES)(
  'in %s mode beginning and movements make the ending, and what remains is what the next one begins with',
  {
    timeout: 240_000,
  },
  async (workMode) => {
    await fc.assert(
      fc.asyncProperty(day, async ({ depositMinor, acts, differenceMinor, withdrawalMinor }) => {
        const { client, dataDir, till } = await tillWith((configuration) => ({ ...configuration, workMode }));
        await sitDown(client, 'ana');
        await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: typed(depositMinor) }] }));
        let dueMinor = depositMinor;
        for (const { by, does, amountMinor } of acts) {
          await sitDown(client, workMode === 'day' ? by : 'ana');
          if (does === 'sell') {
            await sellLoaf(client);
            dueMinor += LOAF_MINOR;
          } else if (does === 'CD' || dueMinor - amountMinor >= 2_000) {
            const document = { type: does, ...CASH, amount: typed(amountMinor) } as const;
            await accepted(client.cashDocument.issue({ ...id(), ...document, confirmed: true }));
            dueMinor += does === 'CD' ? amountMinor : -amountMinor;
          }
        }
        if (differenceMinor !== null)
          await accepted(
            client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount: typed(dueMinor + differenceMinor) }),
          );
        const written = { ...CASH, column: 'withdrawal', amount: typed(withdrawalMinor) } as const;
        const sheet = await accepted(client.shift.writeEnd({ ...id(), ...written }));
        const row = sheet.rows.find(({ paymentForm, currency }) => paymentForm === 'cash' && currency === 'EUR');
        const remainingMinor = dueMinor + (differenceMinor ?? 0) - withdrawalMinor;
        expect(row).toMatchObject({ endingMinor: dueMinor, differenceMinor, remainingMinor });
        await accepted(client.shift.end({ ...id(), revision: sheet.revision, confirmed: true }));
        await sitDown(client, workMode === 'day' ? 'zofia' : 'ana');
        const next = await accepted(client.shift.startSheet({}));
        expect(next.rows[0]).toMatchObject({ currency: 'EUR', beginningMinor: remainingMinor });
        await till.close();
        expect((await verifyFolder(dataDir, { key: null, head: null })).findings).toEqual([]);
      }),
      { numRuns: 4 },
    );
  },
);
