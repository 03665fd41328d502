import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { changeParameters, listParameters } from '#main/parameter/parameters.ts';

export function parameterAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.parameter;
  return {
    list: os.list.handler(() => say(listParameters(desk))),
    change: os.change.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => changeParameters(at, input))),
    ),
  };
}
