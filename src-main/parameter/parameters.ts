import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { modeChangeFacts } from '#main/parameter/mode-change.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import { keepConfiguration } from '#main/till/settings.ts';
import type { changeParametersSchema, ShownParameter } from '#shared/contract/parameter-calls.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { changedParameters } from '#shared/parameter/change-parameters.ts';
import { shownParameters } from '#shared/parameter/show-parameters.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { refuseModeChange } from '#shared/till/change-work-mode.ts';

export function listParameters(desk: Desk): Result<ShownParameter[], Refusal> {
  const operator = requireOperator(desk);
  return operator.ok ? ok(shownParameters(desk.configuration())) : operator;
}

/**
 * Changes what a shop decides about this till. Checked in this order: right, what was typed, whether the work mode may
 * change now. Open shifts keep what they
 * began with; what is the same as before is not written down.
 */
export function changeParameters(
  desk: Desk,
  input: z.infer<typeof changeParametersSchema>,
): Result<ShownParameter[], Refusal> {
  const scene = requireRight(desk, 'change_parameters');
  if (!scene.ok) return scene;
  return carryOut(desk, { call: 'parameter.change', input }, () => {
    const changed = changedParameters(desk.configuration(), input.changes);
    if (!changed.ok) return changed;
    const { configuration, changes } = changed.value;
    if (changes.length === 0) return ok(shownParameters(configuration));
    const { workMode: from } = desk.configuration();
    const { workMode: to } = configuration;
    if (from !== to) {
      const facts = modeChangeFacts(desk.connection, from);
      const refusal = refuseModeChange({ ...facts, isConfirmed: input.confirmed });
      if (refusal !== null) return no(refusal);
      desk.journal.append(event('till.work_mode_changed', scene.value, { from, to }));
    }
    keepConfiguration(desk.connection, configuration);
    const others = changes.filter(({ name }) => name !== 'workMode');
    if (others.length > 0) desk.journal.append(event('parameters.changed', scene.value, { changes: others }));
    return ok(shownParameters(configuration));
  });
}
