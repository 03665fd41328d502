import type { Desk } from '#main/desk/desk.ts';
import { heldBy, leftInDetached } from '#main/shift/shift-records.ts';
import { pulledLeft } from '#main/store/pulled-facts.ts';
import type { Drawer, Owner } from '#shared/ledger/posting.ts';
import type { Held } from '#shared/shift/detach-drawer.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';

/** The cash that an owner's next shift begins with over all tills, and what this one holds of it in ended detached drawers. */
export type Carried = {
  readonly carried: readonly Held[];
  readonly inDetached: readonly (Held & { readonly drawer: Drawer })[];
};

export function carriedCash(desk: Desk, owner: Owner): Carried {
  const cash = cashFormOf(desk.configuration());
  const ofCash = <T extends Held>(held: readonly T[]) =>
    held.filter(({ paymentForm, amountMinor }) => paymentForm === cash && amountMinor !== 0);
  const inDetached = ofCash(leftInDetached(desk.connection, owner));
  const carried: Held[] = [];
  const elsewhere = ofCash(pulledLeft(desk.connection, owner).flatMap(({ rows }) => rows));
  for (const { paymentForm, currency, amountMinor } of [
    ...ofCash(heldBy(desk.connection, owner)),
    ...inDetached,
    ...elsewhere,
  ]) {
    const at = carried.findIndex((row) => isSameRow(row, { paymentForm, currency }));
    const before = carried[at]?.amountMinor ?? 0;
    carried.splice(at === -1 ? carried.length : at, 1, { paymentForm, currency, amountMinor: before + amountMinor });
  }
  return { carried, inDetached };
}
