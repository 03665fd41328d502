import { describe, expect, it } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { FORKS } from '#test/shifts/conflict/forks.ts';
import { LATE_EVENTS } from '#test/shifts/conflict/late-events.ts';
import { LOST_MEMORY } from '#test/shifts/conflict/lost-memory.ts';
import { TWO_ENDS } from '#test/shifts/conflict/two-ends.ts';
import { TWO_STARTS } from '#test/shifts/conflict/two-starts.ts';
import { testStore } from '#test/shifts/store.ts';

/** Each conflict of the design ends in the state that it names, whatever the Agent keeps its tables in. */
const CONFLICTS = [...LATE_EVENTS, ...TWO_ENDS, ...TWO_STARTS, ...LOST_MEMORY, ...FORKS];

describe.each(AGENT_DATABASES)('with an agent on %s', (database) => {
  it.each(CONFLICTS)('$claim', async ({ settles }) => {
    expect.hasAssertions();
    await settles(await testStore(database));
  });
});
