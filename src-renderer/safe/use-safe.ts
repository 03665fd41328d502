import { useMemo, useState } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { SafeMoved, SafeSheet } from '#shared/contract/safe.ts';
import type { SafeCounterpart, SafeDocumentType } from '#shared/safe/safe-document.ts';
import { isSameRow } from '#shared/shift/figures.ts';

export type SafeRow = SafeSheet['rows'][number];

/** A safe deposit or withdrawal of the chosen row as it is being filled in. */
export type SafeDraft = {
  readonly type: SafeDocumentType;
  readonly counterpart: SafeCounterpart;
  readonly amount: string;
  readonly description: string;
};

const EMPTY = { amount: '', description: '' } as const;

/** The day that is looked at, the row that is chosen, and what is typed for it. */
export function useSafe() {
  const [day, setDay] = useState<string | null>(null);
  const ask = useMemo(() => (client: TillClient) => client.safe.sheet({ date: day }), [day]);
  const answer = useAnswer(ask, 'changes');
  const move = useCommand(useClient().safe.move);
  const [key, setKey] = useState<Pick<SafeRow, 'paymentForm' | 'currency'> | null>(null);
  const [draft, setDraft] = useState<SafeDraft>({ type: 'SW', counterpart: 'bank', ...EMPTY });
  const [moved, setMoved] = useState<SafeMoved | null>(null);
  const rows = answer.value?.rows ?? [];
  const index = Math.max(
    0,
    rows.findIndex((row) => key !== null && isSameRow(row, key)),
  );
  const chosen = rows[index] ?? null;

  const write = (change: Partial<SafeDraft>) => {
    move.forgive();
    setDraft((now) => ({ ...now, ...change }));
  };
  const confirm = async () => {
    if (chosen === null) return;
    const { currency, paymentForm } = chosen;
    const outcome = await move.run({ ...draft, description: draft.description.trim(), currency, paymentForm });
    if (outcome?.kind !== 'done') return;
    setMoved(outcome.value);
    setDraft((now) => ({ ...now, ...EMPTY }));
  };
  return {
    sheet: answer.value,
    trouble: answer.trouble,
    reload: answer.reload,
    chosen,
    choose: setKey,
    step: (by: 1 | -1) => setKey(rows[index + by] ?? chosen),
    setDay,
    draft,
    write,
    confirm,
    moved,
    isMoving: move.isBusy,
    moveTrouble: move.trouble,
  };
}
