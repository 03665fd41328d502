import type { Answering } from '#main/bridge/answering.ts';
import { removeLogo, setLogo, shownLogo } from '#main/device/set-up-logo.ts';
import { authorised } from '#main/operator/authorise.ts';

export function logoAnswers({ implementer, desk, grounds, say }: Answering) {
  const os = implementer.device.logo;
  const real = grounds.real.connection;
  return {
    get: os.get.handler(() => say(shownLogo(desk, real))),
    set: os.set.handler(async ({ input }) => say(await authorised(desk, input, (at) => setLogo(at, real, input)))),
    remove: os.remove.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => removeLogo(at, real, input))),
    ),
  };
}
