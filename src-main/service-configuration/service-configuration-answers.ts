import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import {
  saveServices,
  showServices,
  trustNewAgent,
  tryAddress,
  tryServices,
} from '#main/service-configuration/configure.ts';

export function serviceConfigurationAnswers({ implementer, desk, sync, say }: Answering) {
  const os = implementer.services;
  return {
    show: os.show.handler(() => say(showServices(desk, sync))),
    test: os.test.handler(async ({ input }) => say(await tryAddress(desk, sync, input))),
    save: os.save.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => saveServices(at, sync, input))),
    ),
    tryNow: os.tryNow.handler(() => say(tryServices(sync))),
    trustNewAgent: os.trustNewAgent.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => trustNewAgent(at, sync, input))),
    ),
  };
}
