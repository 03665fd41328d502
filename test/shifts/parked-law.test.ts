import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allSent, mend, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id } from '#test/till/test-till.ts';

const ACTS = ['type and park', 'park', 'take', 'take', 'take', 'sell', 'break', 'mend', 'mend'] as const;
const BREAKS = ['refuse', 'no_push', 'cut_answer', 'silent'] as const;
type Step = {
  readonly at: number;
  readonly act: (typeof ACTS)[number];
  readonly which: number;
  readonly how: (typeof BREAKS)[number];
};

const PEOPLE = ['ANA', 'IVANA', 'MARKO'] as const;

/** By badge: hashing PINs takes longer than all the rest of such a day. */
async function openTills(): Promise<readonly StoreTill[]> {
  const store = await testStore();
  const tills: StoreTill[] = [];
  for (const [index, name] of PEOPLE.entries()) {
    const till = await store.open(`POS${index + 1}`);
    await accepted(till.client.operator.logOnByBadge({ ...id(), badge: `BADGE-${name}` }));
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    tills.push(till);
  }
  return tills;
}

/** What somebody tries at a till. It may be refused, and must never be a fault. */
async function attempt(till: StoreTill, { act, how, which }: Step): Promise<void> {
  const { client } = till;
  switch (act) {
    case 'type and park':
      await client.sale.scan({ ...id(), barcode: '101' });
      await client.sale.park(id());
      return;
    case 'park':
      await client.sale.park(id());
      return;
    case 'take': {
      const listed = await accepted(client.sale.pending({}));
      const documentId = listed[which % Math.max(1, listed.length)]?.documentId;
      if (documentId !== undefined) await client.sale.continueParked({ ...id(), documentId });
      return;
    }
    case 'sell':
      await client.sale.complete({ ...id(), exactCash: true });
      return;
    case 'break':
      till.cable.mode = how;
      return;
    default:
      till.cable.mode = 'open';
      till.till.tryServices();
  }
}

type Place = {
  readonly parked: readonly string[];
  readonly inHand: readonly string[];
  readonly sold: readonly string[];
};

function placesAt({ dataDir }: StoreTill): Place {
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  const read = (sql: string) => connection.prepare(sql).pluck().all() as string[];
  const places = {
    parked: read('SELECT document_id FROM parked_document'),
    inHand: read(`SELECT document ->> 'documentId' FROM draft`),
    sold: read(`SELECT body ->> 'documentId' FROM event WHERE kind = 'sale.completed'`),
  };
  connection.close();
  return places;
}

function handed({ dataDir }: StoreTill): number {
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  const ways = connection.prepare(`SELECT count(*) FROM parked_move WHERE direction = 'handed'`).pluck().get();
  connection.close();
  return Number(ways);
}

/** Every document that was typed, once for each place where it lies. */
const lying = (tills: readonly StoreTill[]): readonly string[] =>
  tills.flatMap((till) => Object.values(placesAt(till)).flat()).toSorted();

it('whatever is broken while parked documents go from till to till, each lies in one place or is sold once, and none is gone', {
  timeout: 900_000,
}, async () => {
  const step = fc.record({
    at: fc.nat(PEOPLE.length - 1),
    act: fc.constantFrom(...ACTS),
    which: fc.nat(3),
    how: fc.constantFrom(...BREAKS),
  });
  const tills = await openTills();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      const typed = new Set(lying(tills));
      for (const one of steps) {
        const till = tills[one.at];
        if (till === undefined) continue;
        await attempt(till, one);
        for (const documentId of lying(tills)) typed.add(documentId);
      }
      for (const till of tills) await mend(till);
      await expect.poll(() => lying(tills), { timeout: 60_000, interval: 60 }).toEqual([...typed].toSorted());
      for (const till of tills) await allSent(till);
      const sold = tills.flatMap((till) => placesAt(till).sold);
      expect(new Set(sold).size).toBe(sold.length);
    }),
    { numRuns: Number(process.env['TILLKEEPER_RUNS'] ?? 10), endOnFailure: true },
  );
  // Else all of this would hold of tills that never let anything go.
  expect(tills.map(handed).reduce((sum, ways) => sum + ways, 0)).toBeGreaterThan(0);
});
