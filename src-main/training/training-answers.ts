import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';

export function trainingAnswers({ implementer, desk, grounds, say }: Answering) {
  const os = implementer.training;
  return {
    enter: os.enter.handler(async ({ input }) => say(await authorised(desk, input, (at) => grounds.enter(at, input)))),
    leave: os.leave.handler(async ({ input }) => say(await grounds.leave(input))),
  };
}
