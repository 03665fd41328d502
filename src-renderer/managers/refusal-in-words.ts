import type { TFunction } from 'i18next';
import { formName } from '#renderer/managers/form-name.ts';
import { MANAGERS_REFUSAL_CODES, type ManagersRefusal } from '#shared/contract/managers-fields.ts';
import { refusalCodeSchema } from '#shared/contract/refusal.ts';

type Speech = {
  readonly own: TFunction<'managers'>;
  /** As tills say it, where a till would have refused the same. */
  readonly tills: TFunction<'refusals'>;
  readonly money: (amountMinor: number, currency: string) => string;
};

/** Why the Agent did not do it, and what to do now. */
export function refusalInWords({ code, facts }: ManagersRefusal, { own, tills, money }: Speech): string {
  const ownCode = MANAGERS_REFUSAL_CODES.find((one) => one === code);
  if (ownCode !== undefined) return own(`refusals.${ownCode}`, { ...facts });
  const { currency, form } = facts;
  const amounts = Object.entries(facts).flatMap(([name, value]) =>
    name.endsWith('Minor') && typeof value === 'number' && typeof currency === 'string'
      ? [[name.slice(0, -'Minor'.length), `${money(value, currency)} ${currency}`]]
      : [],
  );
  const named = typeof form === 'string' ? { form: formName(form, own) } : {};
  return tills(refusalCodeSchema.parse(code), { ...facts, ...Object.fromEntries(amounts), ...named });
}
