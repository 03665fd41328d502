import type { Trouble } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import type { Phase } from '#renderer/till/phase.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

export type ToEnd = { readonly shiftId: string; readonly isOwn: boolean };

/**
 * Opens the end of a shift that is named: one’s own at once, another’s by right. Whoever lacks the right is asked for
 * somebody who lends it for this whole ending.
 */
export function useEnding(back: Phase): { readonly end: (shift: ToEnd) => void; readonly trouble: Trouble | null } {
  const open = useOpen();
  const { operator } = useTillState();
  const borrow = useCommand(useClient().shift.borrowEnding);
  const mayEndOthers = operator?.permissions.includes('end_other_shift') === true;
  const end = async ({ shiftId, isOwn }: ToEnd) => {
    if (!isOwn && !mayEndOthers && (await borrow.run({ shiftId }))?.kind !== 'done') return;
    open({ window: 'end-of-shift', shiftId, back });
  };
  return { end: (shift) => void end(shift), trouble: borrow.trouble };
}
