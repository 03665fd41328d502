import { useState } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import type { OperatorGroup, RosterOperator } from '#shared/access/roster.ts';
import type { ShownRoster } from '#shared/contract/roster-calls.ts';

export type ShownOperator = ShownRoster['operators'][number];

/** Somebody as he is being filled in; `id: null`: new, and known to the till only after Confirm. */
export type OperatorDraft = Omit<RosterOperator, 'id'> & { readonly id: string | null };
export type GroupDraft = Omit<OperatorGroup, 'id'> & { readonly id: string | null };

const askRoster = (client: TillClient) => client.roster.show({});

export const NEW_OPERATOR: OperatorDraft = { id: null, name: '', role: 'cashier', groupIds: [], isAssigned: true };
export const NEW_GROUP: GroupDraft = { id: null, name: '', permissions: [], maxDiscount: '0' };

/** Operators and groups as the till knows them; asked again after each change, whoever made it. */
export function useRoster() {
  const answer = useAnswer(askRoster, 'changes');
  return {
    operators: answer.value?.operators ?? [],
    groups: answer.value?.groups ?? [],
    trouble: answer.trouble,
    reload: answer.reload,
  };
}

/** One entry of a list as it is being changed; choosing another drops what was not confirmed. */
export function useDraft<T extends { readonly id: string | null }>(all: readonly T[], fresh: T) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const [changes, setChanges] = useState<Partial<T>>({});
  const kept = isNew ? fresh : (all.find(({ id }) => id === chosenId) ?? all[0] ?? fresh);
  const value: T = { ...kept, ...changes };
  const choose = (id: string | null) => {
    setChosenId(id);
    setNew(false);
    setChanges({});
  };
  return {
    value,
    isChanged: JSON.stringify(value) !== JSON.stringify(kept),
    choose,
    begin: () => {
      setNew(true);
      setChanges({});
    },
    write: (part: Partial<T>) => setChanges((now) => ({ ...now, ...part })),
  };
}
