import type { AgentDatabase } from '#agent/database/tables.ts';
import type { LiveFeed } from '#agent/feed/live-feed.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import { listActs } from '#agent/managers/audit-trail.ts';
import { actorWith, managersImplementer, managerWith } from '#agent/managers/managers-implementer.ts';
import { giveBadge, givePin, withdrawPin } from '#agent/managers/office-access.ts';
import { keepGroup, keepOperator, readRoster } from '#agent/managers/office-records.ts';
import { keepRules, readParameters } from '#agent/managers/office-rules.ts';

type OfficeMeans = { readonly database: AgentDatabase; readonly live: LiveFeed; readonly now: () => string };

/** Who answers what managers ask and decide about operators and rules, and who did what on the page. */
export function officeHandlers({ database, live, now }: OfficeMeans) {
  const { office, audit } = managersImplementer;
  return {
    office: {
      roster: office.roster.handler(async ({ context }) =>
        accept(await readRoster(database, managerWith('see', context).store)),
      ),
      keepOperator: office.keepOperator.handler(async ({ input, context }) => {
        const actor = actorWith('edit', context, now());
        const kept = await keepOperator(database, input, actor);
        live.bump(actor.store);
        return kept.ok ? accept(kept.value) : refuse(kept.refusal);
      }),
      givePin: office.givePin.handler(async ({ input, context }) => {
        const actor = actorWith('admit', context, now());
        const given = await givePin(database, input.operatorId, actor);
        live.bump(actor.store);
        return given.ok ? accept(given.value) : refuse(given.refusal);
      }),
      withdrawPin: office.withdrawPin.handler(async ({ input, context }) => {
        const actor = actorWith('admit', context, now());
        const withdrawn = await withdrawPin(database, input.operatorId, actor);
        live.bump(actor.store);
        return withdrawn.ok ? accept(withdrawn.value) : refuse(withdrawn.refusal);
      }),
      giveBadge: office.giveBadge.handler(async ({ input, context }) => {
        const actor = actorWith('admit', context, now());
        const given = await giveBadge(database, input, actor);
        live.bump(actor.store);
        return given.ok ? accept(given.value) : refuse(given.refusal);
      }),
      keepGroup: office.keepGroup.handler(async ({ input, context }) => {
        const actor = actorWith('govern', context, now());
        const kept = await keepGroup(database, input, actor);
        live.bump(actor.store);
        return kept.ok ? accept(kept.value) : refuse(kept.refusal);
      }),
      rules: office.rules.handler(async ({ context }) =>
        accept(await readParameters(database, managerWith('see', context).store)),
      ),
      keepRules: office.keepRules.handler(async ({ input, context }) => {
        const actor = actorWith('govern', context, now());
        const kept = await keepRules(database, input.changes, actor);
        live.bump(actor.store);
        return kept.ok ? accept(kept.value) : refuse(kept.refusal);
      }),
    },
    audit: {
      list: audit.list.handler(async ({ input, context }) =>
        accept(await listActs(database, managerWith('see', context).store, input.skip)),
      ),
    },
  };
}
