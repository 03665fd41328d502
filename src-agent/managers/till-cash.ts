import type { AgentDatabase } from '#agent/database/tables.ts';
import { readDrawerAccount } from '#shared/ledger/posting.ts';

/** The payment form that lies in a drawer as notes and coins. */
const CASH = 'cash';

/** What lies in each till's drawer per currency, whoever's it is; a detached drawer is not in its till any more. */
export async function cashOfTills(
  database: AgentDatabase,
  store: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await database
    .selectFrom('amount_total')
    .select(['till', 'account', 'currency', 'amount_minor'])
    .where('store', '=', store)
    // The sign after "/" ends the range of accounts that begin with "drawer/".
    .where('account', '>=', 'drawer/')
    .where('account', '<', 'drawer0')
    .execute();
  const held = new Map<string, Map<string, number>>();
  for (const { till, account, currency, amount_minor } of rows) {
    const place = readDrawerAccount(account);
    if (place === null || place.paymentForm !== CASH || place.drawer.startsWith('detached:')) continue;
    const ofTill = held.get(till) ?? new Map<string, number>();
    ofTill.set(currency, (ofTill.get(currency) ?? 0) + amount_minor);
    held.set(till, ofTill);
  }
  return held;
}
