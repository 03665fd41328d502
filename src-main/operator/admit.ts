import type { Desk } from '#main/desk/desk.ts';
import { lockWhenIdle } from '#main/operator/lock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';

/** What may be asked of a locked till: how it is, who may open it, and the ways out. Each way out checks its own right. */
const OPEN_WHILE_LOCKED: readonly string[] = [
  'till.state',
  'till.watch',
  'operator.list',
  'operator.authorisers',
  'operator.lock',
  'operator.unlock',
  'operator.logOn',
  'operator.logOnByBadge',
  'operator.logOff',
];

/**
 * Stands before every call: a locked till refuses all but the ways out. Only commands and `operator.touch` put the
 * automatic lock off; windows ask for their figures by themselves, which proves nobody's presence.
 */
export function admit(desk: Desk, path: readonly string[], input: unknown): Refusal | null {
  lockWhenIdle(desk);
  const call = path.join('.');
  const { operator, lock } = desk.seat;
  if (operator !== null && lock !== null && !OPEN_WHILE_LOCKED.includes(call))
    return { code: 'till_locked', facts: { operator: operator.name } };
  if (isCommand(input) || call === 'operator.touch') desk.seat.touch(desk.clock.now().monotonicMs);
  return null;
}

function isCommand(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'commandId' in input;
}
