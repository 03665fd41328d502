import type { Answering } from '#main/bridge/answering.ts';
import {
  addValue,
  clearCount,
  confirmCount,
  countSheet,
  tickCheque,
  undoValue,
  writePieces,
} from '#main/counting/counting.ts';

export function countAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.count;
  return {
    sheet: os.sheet.handler(({ input }) => say(countSheet(desk, input))),
    writePieces: os.writePieces.handler(({ input }) => say(writePieces(desk, input))),
    addValue: os.addValue.handler(({ input }) => say(addValue(desk, input))),
    undoValue: os.undoValue.handler(({ input }) => say(undoValue(desk, input))),
    tickCheque: os.tickCheque.handler(({ input }) => say(tickCheque(desk, input))),
    clear: os.clear.handler(({ input }) => say(clearCount(desk, input))),
    confirm: os.confirm.handler(({ input }) => say(confirmCount(desk, input))),
  };
}
