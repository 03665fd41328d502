import type { Desk } from '#main/desk/desk.ts';
import { moneyInUse } from '#main/master-data/money-in-use.ts';
import { keepRule, readRule } from '#main/master-data/rules.ts';
import { TAKEN, type Taken } from '#main/master-data/taken.ts';
import { keepConfiguration } from '#main/till/settings.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { event } from '#shared/journal/decision.ts';
import { SHOP } from '#shared/master-data/master-kinds.ts';
import { type ConfigurationChange, changedRules, mergeConfiguration } from '#shared/master-data/merge-configuration.ts';
import { no, ok, type Result } from '#shared/result.ts';

/**
 * Money, taxes, reasons and rules. What is said of this till stands above what is said of the shop, whichever came last.
 * Open shifts keep what was frozen into them.
 */
export function takeConfiguration(
  { configuration, connection, journal }: Desk,
  changes: readonly MasterChange[],
): Result<Taken, string> {
  const before = configuration();
  const rules = changes.filter(({ id, kind }) => kind === 'settings' || (kind === 'till' && id === before.tillCode));
  for (const rule of rules) keepRule(connection, rule);
  const records = changes.filter(
    ({ kind }) => kind !== 'settings' && kind !== 'till',
  ) as readonly ConfigurationChange[];
  const together: readonly ConfigurationChange[] =
    rules.length === 0
      ? []
      : [
          { kind: 'settings', id: SHOP, body: readRule(connection, 'settings', SHOP) },
          { kind: 'till', id: before.tillCode, body: readRule(connection, 'till', before.tillCode) },
        ];
  const merged = mergeConfiguration(before, [...records, ...together]);
  if (!merged.ok) return merged;
  const inUse = moneyInUse(connection, before, merged.value);
  if (inUse !== null) return no(inUse);
  keepConfiguration(connection, merged.value);
  const rulesChanged = changedRules(before, merged.value);
  if (rulesChanged.length > 0)
    journal.append(
      event('parameters.changed', { actor: null, shiftId: null, sessionId: null }, { changes: rulesChanged }),
    );
  return ok(TAKEN);
}
