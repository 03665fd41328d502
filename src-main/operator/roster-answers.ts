import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { changeGroup, changeOperator, showRoster } from '#main/operator/roster.ts';
import { letIn, registerBadge, setOneTimePin } from '#main/operator/roster-access.ts';

export function rosterAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.roster;
  return {
    show: os.show.handler(() => say(showRoster(desk))),
    changeOperator: os.changeOperator.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => changeOperator(at, input))),
    ),
    changeGroup: os.changeGroup.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => changeGroup(at, input))),
    ),
    setOneTimePin: os.setOneTimePin.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => setOneTimePin(at, input))),
    ),
    letIn: os.letIn.handler(async ({ input }) => say(await authorised(desk, input, (at) => letIn(at, input)))),
    registerBadge: os.registerBadge.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => registerBadge(at, input))),
    ),
  };
}
