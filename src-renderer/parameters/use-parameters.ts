import { useState } from 'react';
import { isTroubleOf, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble } from '#renderer/frame/banner.tsx';
import { useClient } from '#renderer/till/till-context.tsx';
import type { NamedParameter, ShownParameter } from '#shared/contract/parameter-calls.ts';
import type { TypedParameter } from '#shared/parameter/typed.ts';

const askParameters = (client: TillClient) => client.parameter.list({});

export type Parameters = {
  readonly all: readonly ShownParameter[];
  /** As typed and not yet confirmed, or as it is kept. */
  readonly typedOf: (parameter: ShownParameter) => TypedParameter;
  readonly isChanged: (parameter: ShownParameter) => boolean;
  readonly changes: readonly NamedParameter[];
  readonly write: (name: ShownParameter['name'], typed: TypedParameter) => void;
  /** True once main has taken over everything that was typed. */
  readonly confirm: () => Promise<boolean>;
  /** Confirmed once more, it goes on over what main asked about. */
  readonly isQuestion: boolean;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
};

/** What is typed stays until Confirm sends all of it at once: parameters hold together, or not at all. */
export function useParameters(): Parameters {
  const answer = useAnswer(askParameters, 'once');
  const change = useCommand(useClient().parameter.change);
  const [draft, setDraft] = useState<Partial<Record<ShownParameter['name'], TypedParameter>>>({});
  const all = answer.value ?? [];
  const typedOf = ({ name, typed }: ShownParameter) => draft[name] ?? typed;
  const isChanged = (parameter: ShownParameter) =>
    JSON.stringify(typedOf(parameter)) !== JSON.stringify(parameter.typed);
  const changes = all.filter(isChanged).map((parameter) => ({ name: parameter.name, typed: typedOf(parameter) }));
  const isQuestion = isTroubleOf(change.trouble, 'work_mode_leaves_cash');
  return {
    all,
    isQuestion,
    typedOf,
    isChanged,
    changes,
    write: (name, typed) => {
      change.forgive();
      setDraft((now) => ({ ...now, [name]: typed }));
    },
    confirm: async () => {
      const outcome = await change.run({
        changes: changes.map(({ name, typed }) => ({ name, typed: withoutBlanks(typed) })),
        confirmed: isQuestion,
      });
      if (outcome?.kind !== 'done') return false;
      answer.take(outcome.value);
      setDraft({});
      return true;
    },
    isBusy: change.isBusy,
    trouble: firstTrouble(change.trouble, answer.trouble),
  };
}

/** Lines that somebody left empty are no entries. */
export function withoutBlanks(typed: TypedParameter): TypedParameter {
  if (typed.kind === 'texts') return { ...typed, value: filled(typed.value) };
  if (typed.kind === 'presets')
    return { ...typed, value: typed.value.map((one) => ({ ...one, amounts: filled(one.amounts) })) };
  if (typed.kind === 'form_reasons')
    return { ...typed, value: typed.value.map((one) => ({ ...one, reasons: filled(one.reasons) })) };
  return typed;
}

function filled(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
