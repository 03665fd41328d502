import type { Timers } from '#main/printing/timers.ts';
import { type AgentClient, type Answer, ask } from '#main/sync/agent-client.ts';
import type { Health, ServiceName } from '#shared/contract/agent-health.ts';

const EVERY_MS = 5_000;
const DEADLINE_MS = 2_000;

export type ServiceWatchOptions = {
  readonly posAgent: AgentClient;
  readonly dataService: AgentClient;
  readonly timers: Timers;
  readonly stop: AbortSignal;
  /** `protocol`: of the contract that a service which answered speaks; null: none answered. */
  readonly onAnswer: (service: ServiceName, answer: Answer<Health>['kind'], protocol: number | null) => void;
};

export type ServiceWatch = {
  readonly start: () => void;
  readonly askNow: () => void;
  /** Settles when nothing is under way any more; to be called after `stop` has fired. */
  readonly ended: () => Promise<void>;
};

/** Asks both services how they are, again and again: an idle till, too, has to show whether anybody would answer. */
export function createServiceWatch({
  posAgent,
  dataService,
  timers,
  stop,
  onAnswer,
}: ServiceWatchOptions): ServiceWatch {
  let round: Promise<void> | null = null;
  let cancelWait = (): void => {};

  async function askBoth(): Promise<void> {
    const deadline = { timers, delayMs: DEADLINE_MS, stop };
    const tell = (service: ServiceName, answer: Answer<Health>): void => {
      if (stop.aborted) return;
      const isOther = answer.kind === 'answered' && answer.value.service !== service;
      const protocol = answer.kind === 'answered' && !isOther ? answer.value.protocol : null;
      onAnswer(service, isOther ? 'not_understood' : answer.kind, protocol);
    };
    await Promise.all([
      ask(deadline, (signal) => posAgent.posAgent.health({}, { signal })).then((answer) => tell('pos-agent', answer)),
      ask(deadline, (signal) => dataService.dataService.health({}, { signal })).then((answer) =>
        tell('data-service', answer),
      ),
    ]);
  }

  function askNow(): void {
    if (round !== null || stop.aborted) return;
    cancelWait();
    round = askBoth().finally(() => {
      round = null;
      if (!stop.aborted) cancelWait = timers.after(EVERY_MS, askNow);
    });
  }

  return {
    start: askNow,
    askNow,
    ended: async () => {
      cancelWait();
      await round;
    },
  };
}
