import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import {
  answerTerminalReport,
  askAboutReport,
  explainTerminalReport,
  sendTerminalReport,
} from '#main/settlement/settlement-commands.ts';
import { settlementSheet } from '#main/settlement/settlement-sheet.ts';

export function settlementAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.settlement;
  return {
    sheet: os.sheet.handler(() => say(settlementSheet(desk))),
    send: os.send.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => sendTerminalReport(at, input))),
    ),
    askTerminal: os.askTerminal.handler(({ input }) => say(askAboutReport(desk, input))),
    explain: os.explain.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => explainTerminalReport(at, input))),
    ),
    answer: os.answer.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => answerTerminalReport(at, input))),
    ),
  };
}
