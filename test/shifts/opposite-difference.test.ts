import { expect, it } from 'vitest';
import { allSent, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

async function startAndCount({ client }: StoreTill, operatorId: string, counted: string) {
  await logOn(client, operatorId);
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
  const { rows } = await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount: counted }));
  return rows[0]?.causes;
}

it('a difference is likely money in a drawer of another till that was ended with just the opposite', async () => {
  const { open } = await testStore();
  const [one, two] = [await open('POS1'), await open('POS2')];
  await startAndCount(one, 'ana', '57.00');
  const { number } = (await accepted(one.client.till.state({}))).shift ?? { number: '' };
  await endShift(one.client);
  await allSent(one);
  await startAndCount(two, 'kasia', '43.00');
  const opposite = { cause: 'opposite_difference', till: 'POS1', number, amountMinor: 700 };
  await expect
    .poll(async () => (await accepted(two.client.shift.endSheet({}))).rows[0]?.causes, SOON)
    .toContainEqual(opposite);
});
