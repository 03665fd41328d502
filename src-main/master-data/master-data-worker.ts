import type { Desk } from '#main/desk/desk.ts';
import { readCursors } from '#main/master-data/cursors.ts';
import { FAMILY_OF, type Family, kindsOf } from '#main/master-data/family.ts';
import { takeOver } from '#main/master-data/take-over.ts';
import type { Timers } from '#main/printing/timers.ts';
import { assert } from '#shared/assert.ts';
import type { ChangesPage, MasterChange } from '#shared/contract/agent-master-data.ts';
import type { ErpLink } from '#shared/contract/erp.ts';
import { event } from '#shared/journal/decision.ts';
import { MASTER_KIND_NAMES, type MasterKind } from '#shared/master-data/master-kinds.ts';
import type { Result } from '#shared/result.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type AskForChanges = (ask: {
  readonly after: number;
  readonly kinds: readonly MasterKind[];
}) => Promise<Result<AnsweredChanges, string>>;
/** `erp`: null where there is no Data Service to say. */
export type AnsweredChanges = Omit<ChangesPage, 'erp'> & { readonly erp: ErpLink | null };

export type MasterDataParts = {
  readonly desk: Desk;
  readonly timers: Timers;
  readonly random: () => number;
  /** Asks the Data Service; refused with words for the log where it does not answer or does not know the till. */
  readonly ask: AskForChanges;
  readonly onChange: () => void;
  readonly log: (words: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** How far the update is, for the Data Update view. `refused`: some of what came is none that this till can work with. */
export type UpdateProgress = {
  readonly state: 'idle' | 'running' | 'failed' | 'refused';
  readonly kinds: readonly MasterKind[];
  readonly taken: number;
  /** Records still to come, as far as the Data Service has said. */
  readonly left: number;
  /** What the Data Service last said of the ERP behind it; null: nothing yet. */
  readonly erp: ErpLink | null;
  /** Kinds that were refused when they were last asked for, until they are taken over. */
  readonly refused: readonly MasterKind[];
};

export type MasterDataWorker = {
  readonly start: () => void;
  /** "The Data Service has news": looks at once. */
  readonly nudge: () => void;
  /** A person asks for these kinds; what is under way goes on first. */
  readonly update: (kinds: readonly MasterKind[]) => void;
  readonly progress: () => UpdateProgress;
  readonly stop: () => Promise<void>;
};

const EVERY_MS = 30_000;
const BACK_OFF = { firstMs: 2_000, maxMs: 60_000 };
/** So many records are kept in one transaction; between two of them everything else at the till has its turn. */
const BATCH = 500;
/** Of these each record stands alone. What else comes together is taken together: a part of it could make no sense. */
const COMES_IN_PARTS: readonly Family[] = ['items', 'customers'];

/**
 * Takes over what the Data Service keeps, by cursor, so that nothing is missed or taken twice however often it is cut off.
 * Each batch, its cursor and its event are one transaction; a till that is killed goes on where it was.
 */
export function createMasterDataWorker(parts: MasterDataParts): MasterDataWorker {
  const { desk, timers } = parts;
  let wanted = new Set<MasterKind>();
  let running: Promise<void> | null = null;
  let cancelWait = (): void => {};
  let isStopping = false;
  let isStarted = false;
  let failures = 0;
  let progress: UpdateProgress = { state: 'idle', kinds: [], taken: 0, left: 0, erp: null, refused: [] };

  const show = (next: Partial<UpdateProgress>): void => {
    progress = { ...progress, ...next };
    parts.onChange();
  };

  /** What one family brings of a batch is one transaction; null, or why it was refused. */
  const keepBatch = (batch: readonly MasterChange[], how: { family: Family; runAt: string }): string | null => {
    try {
      const taken = desk.connection
        .transaction(() => {
          const kept = takeOver(desk, batch, how);
          if (!kept.ok) throw new Refused(kept.refusal);
          desk.journal.append(takenOver(batch));
          return kept.value;
        })
        .immediate();
      taken.settle();
      return null;
    } catch (fault) {
      if (fault instanceof Refused) return fault.message;
      throw fault;
    }
  };

  const takePage = async (page: AnsweredChanges, run: Run): Promise<void> => {
    let done = 0;
    for (const [family, own] of byFamily(page.changes)) {
      const size = COMES_IN_PARTS.includes(family) ? BATCH : own.length;
      for (let from = 0; from < own.length; from += size) {
        if (isStopping) return;
        const batch = own.slice(from, from + size);
        const trouble = run.refused.has(family) ? null : keepBatch(batch, { family, runAt: run.at });
        if (trouble !== null) run.refused.set(family, trouble);
        done += batch.length;
        show({ taken: progress.taken + batch.length, left: page.left + page.changes.length - done });
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  };

  /** Families that stand at the same cursor; settles with why the Data Service did not answer. */
  const takeKinds = async (kinds: readonly MasterKind[], after: number, run: Run): Promise<string | null> => {
    let cursor = after;
    while (!isStopping) {
      const page = await parts.ask({ after: cursor, kinds });
      if (!page.ok) return page.refusal;
      if (JSON.stringify(page.value.erp) !== JSON.stringify(progress.erp)) show({ erp: page.value.erp });
      await takePage(page.value, run);
      if (page.value.changes.length === 0) return null;
      assert(page.value.cursor > cursor, 'a page leads onward', { cursor, page: page.value.cursor });
      cursor = page.value.cursor;
      if (page.value.left === 0) return null;
    }
    return null;
  };

  const takeWanted = async (kinds: readonly MasterKind[], run: Run): Promise<string | null> => {
    for (const [after, together] of byCursor(kinds, readCursors(desk.connection))) {
      const trouble = await takeKinds(together, after, run);
      if (trouble !== null) return trouble;
    }
    return null;
  };

  const run = async (): Promise<void> => {
    while (wanted.size > 0 && !isStopping) {
      const kinds = [...wanted];
      wanted = new Set();
      show({ state: 'running', kinds, taken: 0, left: 0 });
      const own: Run = { at: desk.clock.now().wall, refused: new Map() };
      const trouble = await takeWanted(kinds, own).catch((fault: unknown) => String(fault));
      for (const [family, words] of own.refused) parts.log('master data was refused', { family, words });
      if (trouble !== null) parts.log('master data could not be asked for', { trouble, kinds });
      failures = trouble === null && own.refused.size === 0 ? 0 : failures + 1;
      const isRefused = (kind: MasterKind) => own.refused.has(FAMILY_OF[kind]);
      const refused = [
        ...progress.refused.filter((kind) => !kinds.includes(kind)),
        ...kinds.filter((kind) => (trouble === null ? isRefused(kind) : progress.refused.includes(kind))),
      ];
      if (own.refused.size === 0) show({ state: trouble === null ? 'idle' : 'failed', refused });
      else show({ state: 'refused', refused });
      if (progress.taken > 0) desk.wake();
    }
    running = null;
    if (!isStopping) wait();
  };

  const wait = (): void => {
    cancelWait();
    const delayMs = failures === 0 ? EVERY_MS : backOffMs(BACK_OFF, failures, parts.random());
    cancelWait = timers.after(delayMs, () => update(MASTER_KIND_NAMES));
  };

  const update = (kinds: readonly MasterKind[]): void => {
    for (const kind of kinds) wanted.add(kind);
    if (!isStarted || isStopping) return;
    cancelWait();
    running ??= run();
  };

  return {
    start: () => {
      isStarted = true;
      update(MASTER_KIND_NAMES);
    },
    nudge: () => update(MASTER_KIND_NAMES),
    update,
    progress: () => progress,
    stop: async () => {
      isStopping = true;
      cancelWait();
      await running;
    },
  };
}

class Refused extends Error {}

/** One update: when it began, and which families brought something that this till cannot work with. */
type Run = { readonly at: string; readonly refused: Map<Family, string> };

function byFamily(batch: readonly MasterChange[]): ReadonlyMap<Family, readonly MasterChange[]> {
  const families = new Map<Family, MasterChange[]>();
  for (const change of batch) {
    const family = FAMILY_OF[change.kind];
    const own = families.get(family) ?? [];
    families.set(family, own);
    own.push(change);
  }
  return families;
}

/** What came, as the journal keeps it: whose change it was stands at the Data Service under these cursors. */
function takenOver(batch: readonly MasterChange[]) {
  const kinds = [...new Set(batch.map(({ kind }) => kind))].map((kind) => {
    const own = batch.filter((change) => change.kind === kind);
    const removed = own.filter(({ body }) => body === null).length;
    return { kind, changed: own.length - removed, removed };
  });
  return event('master_data.taken_over', { actor: null, shiftId: null, sessionId: null }, { kinds });
}

/** The families of these kinds, whole: those that stand at the same cursor are asked for together. */
function byCursor(
  kinds: readonly MasterKind[],
  cursors: ReturnType<typeof readCursors>,
): ReadonlyMap<number, readonly MasterKind[]> {
  const groups = new Map<number, MasterKind[]>();
  for (const family of new Set(kinds.map((kind) => FAMILY_OF[kind]))) {
    const own = kindsOf(family);
    const cursor = Math.min(...own.map((kind) => cursors.get(kind)?.cursor ?? 0));
    groups.set(cursor, [...(groups.get(cursor) ?? []), ...own]);
  }
  return groups;
}
