import type { AgentDatabase } from '#agent/database/tables.ts';
import { type Manager, readAccount } from '#agent/managers/manager-row.ts';
import { isPassword } from '#agent/managers/password.ts';
import { delayAfter } from '#shared/access/pin-delay.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type LogOn = { readonly store: string; readonly login: string; readonly password: string; readonly now: string };

/**
 * Whether login and password are right. Checked in this order: the delay after wrong ones is over, login and password
 * belong together. A try counts as wrong before it is looked at, so that many at once are not tried at once.
 */
export async function checkLogOn(
  database: AgentDatabase,
  { store, login, password, now }: LogOn,
): Promise<Result<Manager, ManagersRefusal>> {
  const waitMs = await countTry(database, { store, login, now });
  if (waitMs > 0) return no({ code: 'logon_waits', facts: { seconds: Math.ceil(waitMs / 1000) } });
  const manager = await readAccount(database, { store, login });
  const isRight = await isPassword(password, manager?.passwordHash ?? null);
  if (!isRight || manager === null || manager.isEnded) return no({ code: 'logon_wrong', facts: {} });
  await database.deleteFrom('manager_failure').where('store', '=', store).where('login', '=', login).execute();
  return ok(manager);
}

type Try = { readonly store: string; readonly login: string; readonly now: string };

/** Counts a try and answers 0, or answers how long to wait and counts nothing. */
async function countTry(database: AgentDatabase, { store, login, now }: Try): Promise<number> {
  const before = await database
    .selectFrom('manager_failure')
    .select(['failures', 'last_at'])
    .where('store', '=', store)
    .where('login', '=', login)
    .executeTakeFirst();
  const failures = before?.failures ?? 0;
  const waitMs = before === undefined ? 0 : waitAfter(Date.parse(before.last_at) - Date.parse(now), failures);
  if (waitMs > 0) return waitMs;
  const counted = await database
    .insertInto('manager_failure')
    .values({ store, login, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['store', 'login'])
        .doUpdateSet({ failures: failures + 1, last_at: now })
        // Somebody else tried meanwhile: that one counts, this one waits for it.
        .where('manager_failure.failures', '=', failures),
    )
    .returning('failures')
    .executeTakeFirst();
  return counted === undefined ? 1000 : 0;
}

/** A try that lies further ahead than a delay was made by a clock that was wrong; nobody waits until it is right again. */
function waitAfter(lastInMs: number, failures: number): number {
  const delayMs = delayAfter(failures);
  return lastInMs > delayMs ? 0 : lastInMs + delayMs;
}
