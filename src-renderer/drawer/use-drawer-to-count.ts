import { useEffect, useRef } from 'react';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { CountOccasion } from '#shared/contract/counting.ts';

/** Has the drawer opened when a count begins, once, where the shop wants that. What was refused shows as trouble. */
export function useDrawerToCount(occasion: CountOccasion, shiftId: string | undefined) {
  const command = useCommand(useClient().drawer.openToCount);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void command.run({ occasion, ...(shiftId === undefined ? {} : { shiftId }) });
  });
  return command.trouble;
}
