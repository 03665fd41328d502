import type { AgentDatabase } from '#agent/database/tables.ts';
import type { RefusedAttempts } from '#agent/door/refused-attempts.ts';
import type { LiveFeed } from '#agent/feed/live-feed.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { accountHandlers } from '#agent/managers/account-handlers.ts';
import { actHandlers } from '#agent/managers/act-handlers.ts';
import { liveOverview } from '#agent/managers/live-overview.ts';
import { logonHandlers } from '#agent/managers/logon-handlers.ts';
import { managersImplementer, managerWith, seated } from '#agent/managers/managers-implementer.ts';
import { officeHandlers } from '#agent/managers/office-handlers.ts';
import { shiftPageHandlers } from '#agent/managers/shift-page-handlers.ts';

export type ManagersMeans = {
  readonly database: AgentDatabase;
  readonly attempts: RefusedAttempts;
  readonly live: LiveFeed;
  readonly key: AgentKey;
  readonly now: () => string;
};

/** Who answers which call of the managers' page. Nothing is decided here. */
export function managersRouter(means: ManagersMeans) {
  const { database, live, now } = means;
  const { overview } = managersImplementer;
  return managersImplementer.router({
    logon: logonHandlers(means),
    ...shiftPageHandlers(means),
    ...actHandlers(means),
    ...officeHandlers(means),
    ...accountHandlers(means),
    overview: {
      watch: overview.watch.handler(async function* ({ context, signal }) {
        managerWith('see', context);
        yield* liveOverview({ database, live, now }, seated(context.session), signal);
      }),
    },
  });
}

export type ManagersRouter = ReturnType<typeof managersRouter>;
