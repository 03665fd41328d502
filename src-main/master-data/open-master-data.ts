import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import type { TillKeys } from '#main/ledger/keys.ts';
import { readCursors } from '#main/master-data/cursors.ts';
import {
  type AskForChanges,
  createMasterDataWorker,
  type UpdateProgress,
} from '#main/master-data/master-data-worker.ts';
import { realTimers } from '#main/printing/timers.ts';
import { agentClient, ask } from '#main/sync/agent-client.ts';
import type { DataUpdate } from '#shared/contract/data-update.ts';
import type { ErpLink } from '#shared/contract/erp.ts';
import {
  type MasterKind,
  UPDATE_GROUP_NAMES,
  UPDATE_GROUPS,
  type UpdateGroup,
} from '#shared/master-data/master-kinds.ts';
import { no, ok } from '#shared/result.ts';

/** The till's side of the Data Service. */
export type MasterData = {
  readonly show: () => DataUpdate;
  readonly update: (groups: readonly UpdateGroup[]) => void;
  readonly nudge: () => void;
  /** How the ERP behind the Data Service is; null: nobody has said. */
  readonly erp: () => ErpLink | null;
  readonly stop: () => Promise<void>;
};

export type MasterDataOptions = {
  readonly desk: Desk;
  /** Where it is now; null: this till works alone, and its data is what was imported or typed here. */
  readonly dataServiceUrl: () => string | null;
  /** PEM of the only authority whose certificates are believed; null: those that this machine believes. */
  readonly ca: string | null;
  readonly keys: TillKeys;
  readonly onChange: () => void;
  readonly log: Logger;
};

const DEADLINE_MS = 15_000;

export function openMasterData(options: MasterDataOptions): MasterData {
  const { desk, dataServiceUrl, onChange, log } = options;
  const stopping = new AbortController();
  const worker = createMasterDataWorker({
    desk,
    timers: realTimers,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    ask: askForChanges(options, stopping.signal),
    onChange,
    log: (words, facts) => log.warn(facts, words),
  });
  worker.start();
  return {
    show: () => shown(desk, worker.progress(), dataServiceUrl() === null),
    update: (groups) =>
      worker.update([...new Set(groups.flatMap((group): readonly MasterKind[] => UPDATE_GROUPS[group]))]),
    nudge: worker.nudge,
    erp: () => worker.progress().erp,
    stop: async () => {
      stopping.abort();
      await worker.stop();
    },
  };
}

function askForChanges({ desk, dataServiceUrl, ca, keys }: MasterDataOptions, stop: AbortSignal): AskForChanges {
  const { storeCode: store, tillCode: till } = desk.configuration();
  const signer = { store, till, publicKey: keys.publicKey, sign: keys.signText };
  return async ({ after, kinds }) => {
    const url = dataServiceUrl();
    if (url === null) return ok({ changes: [], cursor: after, left: 0, erp: null });
    const client = agentClient({ url, ca, signer });
    const answer = await ask({ timers: realTimers, delayMs: DEADLINE_MS, stop }, (signal) =>
      client.masterData.changes({ store, till, after, kinds: [...kinds] }, { signal }),
    );
    if (answer.kind !== 'answered') return no(`the Data Service: ${answer.kind} (${answer.cause})`);
    return answer.value.accepted ? ok(answer.value.value) : no(`the Data Service: ${answer.value.refusal.words}`);
  };
}

function shown({ connection }: Desk, progress: UpdateProgress, isAlone: boolean): DataUpdate {
  const { kinds, left, refused, state, taken } = progress;
  const cursors = readCursors(connection);
  return {
    groups: UPDATE_GROUP_NAMES.map((group) => {
      const own: readonly MasterKind[] = UPDATE_GROUPS[group];
      const came = own.flatMap((kind) => cursors.get(kind) ?? []).filter(({ at }) => at !== '');
      const last =
        came
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? null;
      const latest = came.filter(
        ({ runAt }) =>
          runAt ===
          came
            .map((one) => one.runAt)
            .sort()
            .at(-1),
      );
      return {
        group,
        takenAt: last,
        changed: latest.reduce((sum, one) => sum + one.changed, 0),
        removed: latest.reduce((sum, one) => sum + one.removed, 0),
        isRunning: state === 'running' && own.some((kind) => kinds.includes(kind)),
        isRefused: own.some((kind) => refused.includes(kind)),
      };
    }),
    state: isAlone ? 'alone' : state,
    taken,
    left,
  };
}
