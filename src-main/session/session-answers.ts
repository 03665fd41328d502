import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { close } from '#main/session/close.ts';
import { sessionDetails } from '#main/session/details.ts';
import { posSessions } from '#main/session/list.ts';

export function sessionAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.session;
  return {
    list: os.list.handler(({ input }) => say(posSessions(desk, input))),
    details: os.details.handler(async ({ input }) => say(await sessionDetails(desk, input))),
    close: os.close.handler(async ({ input }) => say(await authorised(desk, input, (at) => close(at, input)))),
  };
}
