import { expect } from 'vitest';
import { allSent, SOON, type Store, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

/** A row of the table: what happens in a store at once, and how it ends. */
export type Conflict = { readonly claim: string; readonly settles: (store: Store) => Promise<void> };

export const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
export const IVANA = { operatorId: 'ivana', pin: '1234' };

export const shiftOf = async ({ client }: StoreTill) => (await accepted(client.till.state({}))).shift;
export const newsAt = async ({ client }: StoreTill) => (await accepted(client.till.state({}))).shiftNews;

export async function shiftAt({ client }: StoreTill, shiftId: string) {
  return (await accepted(client.shift.list({}))).find((shift) => shift.id === shiftId);
}

export async function statusAt(till: StoreTill, shiftId: string) {
  return (await shiftAt(till, shiftId))?.status;
}

export async function receiptsAt({ client }: StoreTill): Promise<number> {
  return (await accepted(client.shift.summary({}))).sales.receipts;
}

/** Ana sells at POS1 and POS2, in one shift: 100.00 to begin with, one loaf for 1.85 at POS2. */
export async function anaAtTwoTills(store: Store) {
  const one = await store.open('POS1');
  const two = await store.open('POS2');
  await startShift(one.client, '100.00');
  await allSent(one);
  await logOn(two.client);
  await sellLoaf(two.client);
  await allSent(two);
  const shiftId = (await shiftOf(one))?.id ?? '';
  await expect.poll(() => receiptsAt(one), SOON).toBe(1);
  return { one, two, shiftId };
}

/** The same with Ivana, a manager, at a third till who sees the shift. */
export async function anaAtTwoTillsIvanaAtThree(store: Store) {
  const { one, two, shiftId } = await anaAtTwoTills(store);
  const three = await store.open('POS3');
  await logOn(three.client, 'ivana');
  await expect.poll(() => statusAt(three, shiftId), SOON).toBe('open');
  return { one, two, three, shiftId };
}

export type Ending = {
  /** Another one than one's own. */
  readonly shiftId?: string;
  /** What is counted of cash; absent: nothing. */
  readonly actual?: string;
};

/** Counts and asks for the figures; what comes back ends the shift with exactly those. */
export async function beginEnd({ client }: StoreTill, { actual, ...of }: Ending = {}) {
  await accepted(client.shift.endSheet(of));
  if (actual !== undefined) {
    await accepted(client.shift.writeEnd({ ...id(), ...of, ...CASH, column: 'actual', amount: actual }));
  }
  const { revision } = await accepted(client.shift.endSheet(of));
  return (confirmed: { readonly unreportedConfirmed?: boolean }) =>
    client.shift.end({ ...id(), ...of, ...confirmed, revision, authorisation: IVANA });
}

export async function end(till: StoreTill, ending: Ending = {}) {
  return await accepted((await beginEnd(till, ending))({ unreportedConfirmed: true }));
}
