import type { Desk } from '#main/desk/desk.ts';
import { keepCursors } from '#main/master-data/cursors.ts';
import type { Family } from '#main/master-data/family.ts';
import { takeConfiguration } from '#main/master-data/take-configuration.ts';
import { takeDrops } from '#main/master-data/take-drops.ts';
import { takeCustomers, takeItems } from '#main/master-data/take-goods.ts';
import { takeLayouts } from '#main/master-data/take-layouts.ts';
import { takeRoster } from '#main/master-data/take-roster.ts';
import type { Taken } from '#main/master-data/taken.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { ok, type Result } from '#shared/result.ts';

/** Takes changes of one family over, inside the caller’s transaction; refused with words for the log. */
type Take = (desk: Desk, changes: readonly MasterChange[]) => Result<Taken, string>;

const TAKE: Readonly<Record<Family, Take>> = {
  items: takeItems,
  customers: takeCustomers,
  roster: takeRoster,
  layouts: takeLayouts,
  parked: takeDrops,
  configuration: takeConfiguration,
};

/**
 * Takes some changes of one family over together with the cursor they lead to, inside the caller's transaction. Refused,
 * with words for the log: a record that this till cannot work with; nothing of the batch is then kept.
 */
export function takeOver(
  desk: Desk,
  changes: readonly MasterChange[],
  { family, runAt }: { readonly family: Family; readonly runAt: string },
): Result<Taken, string> {
  const taken = TAKE[family](desk, changes);
  if (!taken.ok) return taken;
  keepCursors(desk.connection, changes, { at: desk.clock.now().wall, runAt, family });
  return ok(taken.value);
}
