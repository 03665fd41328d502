import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createPushWorker, type PushWorker, type PushWorkerOptions } from '#main/sync/push-worker.ts';
import { type ManualTime, manualTime } from '#test/sync/manual-time.ts';
import type { MemoryJournal } from '#test/sync/memory-journal.ts';

export type WorkerBench = {
  readonly worker: PushWorker;
  readonly time: ManualTime;
  readonly changes: () => number;
  readonly logged: readonly string[];
};

/** A started worker on manual time, talking real HTTP to whatever lives at `url`. */
export function startWorker(
  journal: MemoryJournal,
  url: string,
  options: Partial<PushWorkerOptions> & { readonly dataDir?: string } = {},
): WorkerBench {
  const time = manualTime();
  const logged: string[] = [];
  let changes = 0;
  const { dataDir, ...rest } = options;
  const worker = createPushWorker({
    journal,
    posAgentUrl: url,
    dataServiceUrl: url,
    enrolmentCode: () => (dataDir === undefined ? null : readFileSync(join(dataDir, 'enrolment-code'), 'utf8').trim()),
    clock: time.clock,
    timers: time.timers,
    random: () => 1,
    onChange: () => {
      changes += 1;
    },
    log: (words, facts) => logged.push(`${words} ${JSON.stringify(facts)}`),
    ...rest,
  });
  onTestFinished(() => worker.stop());
  worker.start();
  return { worker, time, changes: () => changes, logged };
}

/** Waits for what real sockets bring; says what it waited for when it does not come. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}`);
    await delay(5);
  }
}
