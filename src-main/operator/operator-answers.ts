import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { changePin } from '#main/operator/change-pin.ts';
import { lock, unlock } from '#main/operator/lock.ts';
import { logOff, logOn, logOnByBadge } from '#main/operator/log-on.ts';
import { goOnInShift } from '#main/store/join.ts';
import { authorisersOf, operatorTiles } from '#main/till/till-state.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** Who is at the till, and may what, is real also while somebody trains. */
export function operatorAnswers({ implementer, grounds, say }: Answering) {
  const os = implementer.operator;
  const desk = grounds.real;
  const seated = async <T>(result: Result<T, Refusal>): Promise<Result<T, Refusal>> => {
    const { operator } = desk.seat;
    if (result.ok) await grounds.keepFor(operator?.id ?? null);
    // Whoever has logged on goes on in the shift that is open elsewhere, before the windows ask what is due.
    if (result.ok && operator !== null) await goOnInShift(desk, operator);
    return result;
  };
  return {
    list: os.list.handler(() => say(ok(operatorTiles(desk)))),
    logOn: os.logOn.handler(async ({ input }) =>
      say(await seated(await authorised(desk, input, (at) => logOn(at, input)))),
    ),
    logOnByBadge: os.logOnByBadge.handler(async ({ input }) =>
      say(await seated(await authorised(desk, input, (at) => logOnByBadge(at, input)))),
    ),
    logOff: os.logOff.handler(async ({ input }) =>
      say(await seated(await authorised(desk, input, (at) => logOff(at, input)))),
    ),
    lock: os.lock.handler(({ input }) => say(lock(desk, input))),
    unlock: os.unlock.handler(async ({ input }) => say(await unlock(desk, input))),
    changePin: os.changePin.handler(async ({ input }) => say(await changePin(desk, input))),
    touch: os.touch.handler(() => say(ok({}))),
    authorisers: os.authorisers.handler(({ input }) => say(ok(authorisersOf(desk, input.permission)))),
  };
}
