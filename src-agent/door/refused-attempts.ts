import type { AgentDatabase } from '#agent/database/tables.ts';
import { REFUSALS_PER_MINUTE } from '#shared/contract/agent-door.ts';

/** Counts refusals by address, through all instances. An address that is full is told to wait; a right signature passes all the same. */
export type RefusedAttempts = {
  readonly isFull: (address: string) => Promise<boolean>;
  readonly add: (address: string) => Promise<void>;
};

export function openRefusedAttempts(database: AgentDatabase, nowMs: () => number): RefusedAttempts {
  const minute = (): string => new Date(nowMs()).toISOString().slice(0, 16);
  return {
    isFull: async (address) => {
      const row = await database
        .selectFrom('refused_attempt')
        .select('attempts')
        .where('address', '=', address)
        .where('minute', '=', minute())
        .executeTakeFirst();
      return (row?.attempts ?? 0) >= REFUSALS_PER_MINUTE;
    },
    add: async (address) => {
      await database
        .insertInto('refused_attempt')
        .values({ address, minute: minute(), attempts: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['address', 'minute'])
            .doUpdateSet((row) => ({ attempts: row('refused_attempt.attempts', '+', 1) })),
        )
        .execute();
    },
  };
}
