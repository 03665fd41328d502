import type { AgentTransaction } from '#agent/database/tables.ts';
import { newestEpoch, readHead } from '#agent/journal/held-journal.ts';
import { forkedTills, recordsOf } from '#agent/journal/side-branch.ts';
import { type Drawer, detachedDrawer, type Owner, readDrawerAccount } from '#shared/ledger/posting.ts';
import type { OtherBalance } from '#shared/shift/coverage.ts';

type Held = {
  readonly till: string;
  readonly account: string;
  readonly currency: string;
  readonly amountMinor: number;
};
type Of = { readonly store: string; readonly owner: string };

/** Drawers that are asked about, and the range in which the names of their accounts lie. */
type Drawers = {
  readonly store: string;
  readonly from: string;
  readonly to: string;
  readonly has: (drawer: Drawer) => boolean;
};

/**
 * What each till of the store holds of an owner's money, with how much of its journal that rests on. What was moved on a
 * branch beside a till's journal is a row of its own, by that branch's epoch.
 */
export async function ownerBalances(
  transaction: AgentTransaction,
  { store, owner }: Of,
): Promise<readonly OtherBalance[]> {
  // The sign after "/" ends the range of accounts that begin with the owner's name.
  const range = { from: `drawer/${owner}/`, to: `drawer/${owner}0` };
  return await balancesOf(transaction, { store, ...range, has: (drawer) => drawer === (owner as Owner) });
}

/** What each till holds in drawers of an owner that were detached and have been ended: the next start takes it up. */
export async function leftInDetached(transaction: AgentTransaction, { store, owner }: Of): Promise<OtherBalance[]> {
  const ended = await transaction
    .selectFrom('shift_place')
    .innerJoin('shift', (join) =>
      join.onRef('shift.store', '=', 'shift_place.store').onRef('shift.shift_id', '=', 'shift_place.shift_id'),
    )
    .innerJoin('shift_end', (join) =>
      join.onRef('shift_end.store', '=', 'shift_place.store').onRef('shift_end.shift_id', '=', 'shift_place.shift_id'),
    )
    .select('shift.shift_id')
    .distinct()
    .where('shift_place.store', '=', store)
    .where('shift.owner', '=', owner)
    .execute();
  if (ended.length === 0) return [];
  const drawers = new Set(ended.map(({ shift_id }) => detachedDrawer(shift_id)));
  const range = { from: 'drawer/detached:', to: 'drawer/detached;' };
  const balances = await balancesOf(transaction, { store, ...range, has: (drawer) => drawers.has(drawer) });
  return balances.filter(({ rows }) => rows.length > 0);
}

async function balancesOf(transaction: AgentTransaction, drawers: Drawers): Promise<readonly OtherBalance[]> {
  const { store } = drawers;
  const held = await heldAmounts(transaction, drawers);
  const beside: OtherBalance[] = [];
  const moved: Held[] = [];
  for (const { beside: branches } of await forkedTills(transaction, store)) {
    for (const branch of branches) {
      const { till, epoch, seq } = branch;
      const events = await recordsOf(transaction, { store, branch });
      const amounts = events.flatMap(({ postings }) => postings.map((posting) => ({ till, ...posting })));
      const rows = balanceRows(amounts, drawers);
      if (rows.length === 0) continue;
      beside.push({ till, epoch, seq, rows });
      moved.push(...amounts);
    }
  }
  const found: OtherBalance[] = [];
  for (const till of [...new Set(held.map((row) => row.till))]) {
    const own = [...held, ...moved.map((row) => ({ ...row, amountMinor: -row.amountMinor }))];
    const rows = balanceRows(
      own.filter((row) => row.till === till),
      drawers,
    );
    const epoch = await newestEpoch(transaction, { store, till });
    const { seq } = await readHead(transaction, { store, till, epoch });
    found.push({ till, epoch, seq, rows }, ...beside.filter((row) => row.till === till));
  }
  return found;
}

async function heldAmounts(transaction: AgentTransaction, { store, from, to, has }: Drawers): Promise<readonly Held[]> {
  const rows = await transaction
    .selectFrom('amount_total')
    .select(['till', 'account', 'currency', 'amount_minor'])
    .where('store', '=', store)
    .where('account', '>=', from)
    .where('account', '<', to)
    .orderBy('till')
    .orderBy('account')
    .orderBy('currency')
    .execute();
  return rows
    .filter(({ account }) => isOfAny(account, has))
    .map(({ amount_minor: amountMinor, ...row }) => ({ ...row, amountMinor }));
}

function isOfAny(account: string, has: Drawers['has']): boolean {
  const drawer = readDrawerAccount(account);
  return drawer !== null && has(drawer.drawer);
}

/** One row a payment form and currency of the drawers; what came to nothing is left out. */
function balanceRows(amounts: readonly Held[], { has }: Pick<Drawers, 'has'>): OtherBalance['rows'] {
  const rows: OtherBalance['rows'] = [];
  for (const { account, currency, amountMinor } of amounts) {
    const drawer = readDrawerAccount(account);
    if (drawer === null || !has(drawer.drawer)) continue;
    const row = rows.find((one) => one.paymentForm === drawer.paymentForm && one.currency === currency);
    if (row === undefined) rows.push({ paymentForm: drawer.paymentForm, currency, amountMinor });
    else row.amountMinor += amountMinor;
  }
  return rows.filter(({ amountMinor }) => amountMinor !== 0);
}
