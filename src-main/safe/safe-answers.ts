import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { moveMoney } from '#main/safe/move-money.ts';
import { safeMovementList, safeReminder, safeSheet } from '#main/safe/safe-sheet.ts';

export function safeAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.safe;
  return {
    sheet: os.sheet.handler(({ input }) => say(safeSheet(desk, input))),
    movements: os.movements.handler(({ input }) => say(safeMovementList(desk, input))),
    reminder: os.reminder.handler(() => say(safeReminder(desk))),
    move: os.move.handler(async ({ input }) => say(await authorised(desk, input, (at) => moveMoney(at, input)))),
  };
}
