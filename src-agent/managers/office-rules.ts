import type { AgentDatabase } from '#agent/database/tables.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { keep } from '#agent/managers/office-records.ts';
import { pageRefusal } from '#agent/managers/page-refusal.ts';
import { recordsOf } from '#agent/master-data/records-of.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import type { OfficeRules } from '#shared/contract/managers-records.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';
import { readDrawerAccount } from '#shared/ledger/posting.ts';
import { type MasterBody, SHOP } from '#shared/master-data/master-kinds.ts';
import { minorDigitsOf } from '#shared/money/minor-digits.ts';
import { changedOfficeRules, type OfficeChange, officeParameters } from '#shared/parameter/office-parameters.ts';
import type { ParameterShop } from '#shared/parameter/read-typed.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Money = Pick<OfficeRules, 'currencies' | 'paymentForms'>;

export async function readParameters(database: AgentDatabase, store: string): Promise<OfficeRules> {
  const money = await moneyOf(database, store);
  const rules = await readRules(database, store);
  return { parameters: officeParameters(shopOf(money, rules), rules), ...money };
}

/** Keeps what was decided, as a till would take it from its own Configuration; tills take it over at once. */
export async function keepRules(
  database: AgentDatabase,
  changes: readonly OfficeChange[],
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const { store } = actor;
  const rules = await readRules(database, store);
  const shop = shopOf(await moneyOf(database, store), rules);
  const changed = changedOfficeRules(shop, rules, changes);
  if (!changed.ok) return no(pageRefusal(changed.refusal));
  await keep(database, 'settings', changed.value, { actor, subject: SHOP });
  return ok({});
}

function shopOf(money: Money, { drawerAtPayment = [] }: MasterBody<'settings'>): ParameterShop {
  return { ...money, drawerAtPayment };
}

/** What the office has said of all tills; empty: nothing yet. */
async function readRules(database: AgentDatabase, store: string): Promise<MasterBody<'settings'>> {
  return (await recordsOf(database, store, 'settings'))[0] ?? {};
}

/** Which money the tills of a store take: as the Data Service has it, else as it has moved; a new store begins with cash in euro. */
async function moneyOf(database: AgentDatabase, store: string): Promise<Money> {
  const [currencies, forms] = [
    await recordsOf(database, store, 'currency'),
    await recordsOf(database, store, 'payment_form'),
  ];
  const moved = await movedMoney(database, store);
  const known = currencies.map(({ code, minorDigits }) => ({ code, minorDigits }));
  return {
    currencies:
      known.length > 0
        ? known
        : [...new Set(moved.map(({ currency }) => currency))].map((code) => ({
            code,
            minorDigits: minorDigitsOf(code),
          })),
    paymentForms:
      forms.length > 0
        ? forms.map(({ id, name, kind, currencies: codes }) => ({ id, name, kind, currencies: codes }))
        : [...new Set(moved.map(({ form }) => form))].map((id) => ({
            id,
            name: id,
            kind: paymentFormKindSchema.safeParse(id).data ?? 'card',
            currencies: [...new Set(moved.filter(({ form }) => form === id).map(({ currency }) => currency))],
          })),
  };
}

async function movedMoney(
  database: AgentDatabase,
  store: string,
): Promise<readonly { readonly form: string; readonly currency: string }[]> {
  const rows = await database
    .selectFrom('amount_total')
    .select(['account', 'currency'])
    .distinct()
    .where('store', '=', store)
    .where('account', 'like', 'drawer/%')
    .orderBy('account')
    .orderBy('currency')
    .execute();
  const moved = rows.flatMap(({ account, currency }) => {
    const place = readDrawerAccount(account);
    return place === null ? [] : [{ form: place.paymentForm, currency }];
  });
  return moved.length > 0 ? moved : [{ form: 'cash', currency: 'EUR' }];
}
