import type { Answering } from '#main/bridge/answering.ts';
import { drawerReasons, openDrawer, openDrawerToCount } from '#main/drawer/open-drawer.ts';
import { authorised } from '#main/operator/authorise.ts';

export function drawerAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.drawer;
  return {
    reasons: os.reasons.handler(() => say(drawerReasons(desk))),
    open: os.open.handler(async ({ input }) => say(await authorised(desk, input, (at) => openDrawer(at, input)))),
    openToCount: os.openToCount.handler(({ input }) => say(openDrawerToCount(desk, input))),
  };
}
