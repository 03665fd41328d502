import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';

export function paperAnswers({ implementer, desk, paper, say }: Answering) {
  const os = implementer.paper;
  return {
    roll: os.roll.handler(({ input }) => say(paper.roll(input))),
    slip: os.slip.handler(({ input }) => say(paper.slip(input))),
    answer: os.answer.handler(({ input }) => say(paper.answer(input))),
    sendElsewhere: os.sendElsewhere.handler(({ input }) => say(paper.sendElsewhere(input))),
    reprint: os.reprint.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => paper.reprint(at, input))),
    ),
  };
}
