import type { ReactNode } from 'react';
import type { Outcome } from '#renderer/connection/carry-out.ts';
import type { Command } from '#renderer/connection/use-command.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

export type Authorised<I> = {
  readonly run: (input: I) => void;
  readonly key: ReactNode;
  readonly windowKeys: readonly WindowKey[];
  readonly dialog: ReactNode;
};

/**
 * Runs a command and tells its outcome. Asking for a missing right is the business of every command now: its banner has
 * the key, and the Authorization window stands over all others, so a window has nothing of its own to draw.
 */
export function useAuthorised<I, V>(
  command: Pick<Command<I, V>, 'run'>,
  onOutcome: (outcome: Outcome<V>) => void,
): Authorised<I> {
  const run = async (input: I) => {
    const outcome = await command.run(input);
    if (outcome !== null) onOutcome(outcome);
  };
  return { run: (input) => void run(input), key: null, windowKeys: [], dialog: null };
}
