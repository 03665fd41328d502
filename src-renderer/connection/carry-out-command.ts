import type { StoreApi } from 'zustand/vanilla';
import { carryOut, isRefusedWith, type Outcome } from '#renderer/connection/carry-out.ts';
import { isMissingRightAlone, missingRight } from '#renderer/connection/rights.ts';
import type { Connection } from '#renderer/connection/till-client.ts';
import type { TillStore } from '#renderer/till/till-store.ts';
import type { Reply } from '#shared/contract/reply.ts';

export type Carrier = { readonly connection: Connection; readonly store: StoreApi<TillStore> };

export type KeptCommand<V> = {
  readonly commandId: string;
  readonly send: () => Promise<Reply<V>>;
  /** `ending`: it rests on the loan of the ending it belongs to, and takes no authorisation of its own. */
  readonly lentBy?: 'ending' | undefined;
};

/**
 * Carries out one command, whatever stands in its way for a while: a lost connection, a locked till, a right that somebody
 * else has to lend. It keeps its id through all of it, so that it is done once.
 */
export async function carryOutCommand<V>(carrier: Carrier, command: KeptCommand<V>): Promise<Outcome<V>> {
  carrier.connection.rights.store.setState({ authorised: null });
  const outcome = await pastTheLock(carrier, command);
  return isMissingRightAlone(outcome) && command.lentBy === undefined
    ? borrowRight(carrier, command, outcome)
    : outcome;
}

/** Asks for the right that a refusal names, and sends the command again with it. */
export async function borrowRight<V>(
  carrier: Carrier,
  command: KeptCommand<V>,
  refused: Outcome<V>,
): Promise<Outcome<V>> {
  const permission = missingRight(refused);
  if (permission === null) return refused;
  const kept = { commandId: command.commandId, permission, refused };
  return carrier.connection.rights.borrow(kept, () => pastTheLock(carrier, command));
}

/** What was on its way when the till was locked waits for the same person to unlock it; nobody else's hand sends it. */
async function pastTheLock<V>({ connection, store }: Carrier, { send }: KeptCommand<V>): Promise<Outcome<V>> {
  const operatorId = store.getState().till?.operator?.id;
  for (;;) {
    const outcome = await carryOut(connection, send);
    if (!isRefusedWith(outcome, 'till_locked') || missingRight(outcome) !== null) return outcome;
    await untilUnlocked(store);
    if (store.getState().till?.operator?.id !== operatorId) return outcome;
  }
}

const STATE_FOLLOWS_MS = 200;

async function untilUnlocked(store: StoreApi<TillStore>): Promise<void> {
  // The refusal may come before the state that says why.
  await new Promise((resolve) => setTimeout(resolve, STATE_FOLLOWS_MS));
  if (!isLocked(store.getState())) return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe((now) => {
      if (isLocked(now)) return;
      stop();
      resolve();
    });
  });
}

function isLocked({ till }: TillStore): boolean {
  return till !== null && till.lock !== null;
}
