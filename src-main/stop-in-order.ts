export type StopStep = {
  readonly name: string;
  readonly stop: () => void | Promise<void>;
  readonly maxMs: number;
};

/**
 * Stops one part after the other. A part that hangs or fails is named and passed over: the next one may be the database,
 * and a till that cannot be closed is switched off at the plug.
 */
export async function stopInOrder(steps: readonly StopStep[], say: (words: string) => void): Promise<boolean> {
  let isClean = true;
  for (const step of steps) {
    const trouble = await tryStop(step);
    if (trouble === null) continue;
    isClean = false;
    say(`Stopping ${step.name}: ${trouble}`);
  }
  return isClean;
}

async function tryStop({ stop, maxMs }: StopStep): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no end after ${maxMs / 1_000} s, going on.`), maxMs);
  });
  const attempt = Promise.resolve()
    .then(stop)
    .then(() => null)
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  const outcome = await Promise.race([attempt, deadline]);
  clearTimeout(timer);
  return outcome;
}
