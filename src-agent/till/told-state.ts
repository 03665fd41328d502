import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import type { ToldTill } from '#shared/contract/agent-till-state.ts';

/** Keeps what a till says of itself; what it said before is no more. */
export async function keepToldState(
  database: AgentDatabase,
  { store, till, state, at }: TillKey & { readonly state: ToldTill; readonly at: string },
): Promise<void> {
  await database
    .updateTable('till')
    .set({ told_state: JSON.stringify(state), told_state_at: at, told_printer: state.printer })
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
}
