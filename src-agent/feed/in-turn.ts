export type InTurn = {
  readonly add: (stores: readonly string[]) => void;
  /** Settles when nothing is under way any more. */
  readonly idle: () => Promise<void>;
};

/**
 * Does something about stores, one handful after the other. A store that comes again while it waits is not queued twice, so
 * the queue is never longer than the chain. `act` does not throw.
 */
export function inTurn(max: number, act: (stores: readonly string[]) => Promise<void>): InTurn {
  const waiting = new Set<string>();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, max);
      for (const store of some) waiting.delete(store);
      await act(some);
    }
    running = null;
  }

  return {
    add: (stores) => {
      for (const store of stores) waiting.add(store);
      if (waiting.size > 0) running ??= run();
    },
    idle: async () => {
      await running;
    },
  };
}
