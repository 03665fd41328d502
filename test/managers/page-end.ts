import { expect } from 'vitest';
import type { AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { loggedOn, type PageClient, withManagers } from '#test/managers/page-client.ts';
import { type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted } from '#test/till/test-till.ts';

type Client = PageClient['client'];
export const LIST = { text: '', from: null, to: null, isOpenOnly: false, skip: 0 } as const;
export const CASH = { paymentForm: 'cash', currency: 'EUR', actual: '', withdrawal: '0', reason: '' };

export async function shop(kind: AgentDatabaseKind, logins: Parameters<typeof withManagers>[2] = { ivana: 'owner' }) {
  const store = await testStore(kind);
  const database = await withManagers(store.agent.dataDir, kind, logins);
  const page = await loggedOn(store.agent.url, Object.keys(logins)[0]);
  return { ...store, database, client: page.client };
}

export async function value<T>(
  reply: Promise<
    { readonly accepted: true; readonly value: T } | { readonly accepted: false; readonly refusal: unknown }
  >,
): Promise<T> {
  const said = await reply;
  if (!said.accepted) throw new Error(`refused: ${JSON.stringify(said.refusal)}`);
  return said.value;
}

export async function onlyShift(client: Client): Promise<string> {
  const { shifts } = await value(client.shifts.list(LIST));
  expect(shifts).toHaveLength(1);
  return shifts[0]?.shiftId ?? '';
}

/** Counts cash and ends; what is not named is as the window leaves it. */
export async function endOnPage(
  client: Client,
  shiftId: string,
  how: {
    readonly cash?: Partial<typeof CASH>;
    readonly isConfirmed?: boolean;
    readonly isUnreportedConfirmed?: boolean;
  },
) {
  const { revision } = await value(client.acts.endSheet({ shiftId }));
  const { cash = {}, isConfirmed = false, isUnreportedConfirmed = false } = how;
  return await client.acts.endShift({
    shiftId,
    revision,
    entries: [{ ...CASH, ...cash }],
    reason: 'Ana went home',
    isConfirmed,
    isUnreportedConfirmed,
  });
}

export async function beginningAt({ client }: StoreTill): Promise<number | undefined> {
  const { rows } = await accepted(client.shift.startSheet({}));
  return rows.find(({ currency }) => currency === 'EUR')?.beginningMinor;
}
