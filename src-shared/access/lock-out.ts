import type { RosterOperator } from '#shared/access/roster.ts';

/**
 * Whether an operator is locked out after so many wrong PINs in a row. Whoever may give rights stays out only while
 * another of them could let him in: there is always somebody who can, and who merely waits longer and longer between
 * tries. `attempts`: wrong PINs until the lock-out; 0: never.
 */
export function isLockedOut(
  operatorId: string,
  facts: {
    readonly attempts: number;
    readonly failuresOf: (operatorId: string) => number;
    readonly keepers: readonly Pick<RosterOperator, 'id'>[];
  },
): boolean {
  const { attempts, failuresOf, keepers } = facts;
  if (attempts === 0 || failuresOf(operatorId) < attempts) return false;
  return keepers.some(({ id }) => id !== operatorId && failuresOf(id) < attempts);
}
