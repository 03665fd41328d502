import type { Answering } from '#main/bridge/answering.ts';
import { abortCard, answerCardPayment, askTerminal, payByCard, reverseCard } from '#main/card/card-commands.ts';
import { cardDesk } from '#main/card/card-desk.ts';
import { refundByCard } from '#main/card/refund-by-card.ts';
import { authorised } from '#main/operator/authorise.ts';

export function cardAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.card;
  return {
    desk: os.desk.handler(({ input }) => say(cardDesk(desk, input))),
    pay: os.pay.handler(({ input }) => say(payByCard(desk, input))),
    refund: os.refund.handler(async ({ input }) => say(await authorised(desk, input, (at) => refundByCard(at, input)))),
    abort: os.abort.handler(({ input }) => say(abortCard(desk, input))),
    answer: os.answer.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => answerCardPayment(at, input))),
    ),
    askTerminal: os.askTerminal.handler(({ input }) => say(askTerminal(desk, input))),
    reverse: os.reverse.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => reverseCard(at, input))),
    ),
  };
}
