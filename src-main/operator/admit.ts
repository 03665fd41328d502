import type { PinDesk } from '#main/operator/check-pin.ts';
import { lockWhenIdle } from '#main/operator/lock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';

/** What may be asked of a locked till: how it is, who may open it, and the ways out. Each way out checks its own right. */
const OPEN_WHILE_LOCKED: readonly string[] = [
  'till.state',
  'till.watch',
  'scanner.watch',
  'operator.list',
  'operator.authorisers',
  'operator.lock',
  'operator.unlock',
  'operator.logOn',
  'operator.logOnByBadge',
  'operator.logOff',
];

/** What somebody with a one-time PIN may ask for: to choose one of their own, to leave, and what a screen shows meanwhile. */
const OPEN_WITH_ONE_TIME_PIN: readonly string[] = [
  'till.state',
  'till.watch',
  'till.setLanguage',
  'operator.changePin',
  'operator.lock',
  'operator.logOff',
  'operator.touch',
];

/** What would set up the real till: training has a ledger of its own, but no services and no devices of its own. */
const CLOSED_IN_TRAINING: readonly string[] = [
  'backup.chooseFolder',
  'services.save',
  'services.trustNewAgent',
  'device.display.set',
  'device.importSettings',
  'device.logo.remove',
  'device.logo.set',
  'device.printer.remove',
  'device.printer.set',
  'device.scanner.set',
];

/**
 * Stands before every call: a locked till refuses all but the ways out, a one-time PIN all but its change, training
 * what is set up for real. Only commands and `operator.touch` put the
 * automatic lock off; windows ask for their figures by themselves, which proves nobody's presence.
 */
export function admit(
  { isTraining, real }: Pick<PinDesk, 'isTraining' | 'real'>,
  path: readonly string[],
  input: unknown,
): Refusal | null {
  const desk = real();
  lockWhenIdle(desk);
  const call = path.join('.');
  const { operator, lock } = desk.seat;
  if (operator !== null && lock !== null && !OPEN_WHILE_LOCKED.includes(call))
    return { code: 'till_locked', facts: { operator: operator.name } };
  if (operator !== null && lock === null && operator.mustChangePin && !OPEN_WITH_ONE_TIME_PIN.includes(call))
    return { code: 'pin_change_due', facts: { operator: operator.name } };
  if (isTraining && CLOSED_IN_TRAINING.includes(call)) return { code: 'not_in_training' };
  if (isCommand(input) || call === 'operator.touch') desk.seat.touch(desk.clock.now().monotonicMs);
  return null;
}

function isCommand(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'commandId' in input;
}
