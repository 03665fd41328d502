import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import { openPrintJobStore, type PrintJobStore } from '#main/printing/print-job-store.ts';
import { answerPrintJob } from '#main/printing/print-jobs.ts';
import { createPrintWorker, type PrintWorker } from '#main/printing/print-worker.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { profileById } from '#main/printing/profiles.ts';
import { createLink } from '#main/printing/transport/link.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { no, ok } from '#shared/result.ts';
import { type VirtualTime, virtualTime } from '#test/printing/virtual-time.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import { createSimPrinter } from '#tools/sim/printer/sim-printer.ts';
import { SIM_FAULTS, type SimFault, type SimHabits } from '#tools/sim/printer/sim-state.ts';

/** Chance that is the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PROFILES: readonly PrinterProfile[] = ['epson-tm-t88', 'epson-tm-t20', 'star-line'].flatMap(
  (id) => profileById(id) ?? [],
);
const NOW = '2026-11-20T12:40:31.250+01:00';
const CLOCK = { now: () => ({ wall: NOW, monotonicMs: 0 }) };
const BYTES_MAX = 260;

type Dice = {
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly may: (share: number) => boolean;
};

function diceFrom(seed: number): Dice {
  const chance = chanceFrom(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  return {
    below,
    may: (share) => chance() < share,
    pick: (from) => {
      const one = from[below(from.length)];
      if (one === undefined) throw new Error('Nothing to pick from');
      return one;
    },
  };
}

/**
 * One shift of one printer by a seed: a few documents, faults at any byte, a till that is killed, a cashier who mends what
 * she sees and answers what she is asked by looking at the paper. Answers with what was broken; null: the promise was kept.
 */
export async function fuzzPaper(seed: number, database: Database): Promise<string | null> {
  const dice = diceFrom(seed);
  const time = virtualTime();
  const profile = dice.pick(PROFILES);
  const sim = createSimPrinter({ profile, timers: time, faults: faultsBy(dice), habits: habitsBy(dice) });
  const printerId = `fuzz-${seed}`;
  const asked = new Set<string>();
  const store = openPrintJobStore({
    database,
    onOutcome: ({ job }) => {
      if (job.state === 'unknown') asked.add(job.id);
    },
  });
  const documents = Array.from({ length: 1 + dice.below(3) }, (_, index) => `D${seed}-${index}`);
  const jobs = documents.map((documentNumber) =>
    store.enqueue({
      id: randomUUID(),
      kind: 'receipt',
      documentNumber,
      queuedAt: NOW,
      document: paperOf(documentNumber),
      printerId,
    }),
  );
  let worker = startWorker({ store, sim, time, profile, printerId });
  const cashier = createCashier({ dice, sim, store });
  for (let turns = 0; store.waiting(printerId) > 0; turns += 1) {
    if (turns > 4000) return 'the queue never came to an end';
    const isLeft = await time.pass();
    if (dice.may(0.004)) {
      await killTill(worker, time);
      worker = startWorker({ store, sim, time, profile, printerId });
    }
    if (!isLeft || dice.may(0.05)) cashier.look(worker, printerId);
  }
  await killTill(worker, time);
  database.prepare('DELETE FROM print_job WHERE printer_id = ?').run(printerId);
  return brokenPromise({ sim, documents, jobs: jobs.map(({ id }) => id), asked, given: cashier.given() });
}

function faultsBy(dice: Dice): readonly SimFault[] {
  return Array.from({ length: dice.below(4) }, (): SimFault => {
    const at = dice.below(BYTES_MAX * 3);
    const what = dice.pick(SIM_FAULTS.filter((kind) => kind !== 'power_off'));
    return { when: dice.may(0.5) ? { printed: at } : { received: at }, what };
  });
}

function habitsBy(dice: Dice): Partial<SimHabits> {
  return {
    echo: dice.pick(['normal', 'normal', 'normal', 'bytewise', 'flow', 'none', 'wrong']),
    echoDelayMs: dice.pick([0, 0, 0, 500, 45_000]),
    bytesPerSecond: dice.pick([null, null, 400]),
    bufferBytes: dice.pick([16_384, 256]),
    hasBufferClear: dice.may(0.8),
    bootMs: dice.pick([1500, 4000]),
  };
}

function paperOf(documentNumber: string): PaperDocument {
  const words = [`Begin ${documentNumber}`, 'Kruh 1,85', 'Ukupno 1,85', `End ${documentNumber}`];
  return {
    version: 1,
    language: 'hr',
    title: null,
    markings: [],
    blocks: words.map((text) => ({ block: 'text', text, align: 'left', bold: false, size: 'normal' })),
  };
}

type Till = {
  readonly store: PrintJobStore;
  readonly sim: SimPrinter;
  readonly time: VirtualTime;
  readonly profile: PrinterProfile;
  readonly printerId: string;
};

function startWorker({ printerId, profile, sim, store, time }: Till): PrintWorker {
  const worker = createPrintWorker({
    ...{ store, profile, printerId, timers: time, clock: CLOCK },
    transport: wireTo(sim),
    deadlines: { ...DEADLINES, watchMs: { ...DEADLINES.watchMs, tcp: null } },
    onChange: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
  });
  worker.start();
  return worker;
}

/** As SIGKILL leaves it: what was committed is there, and nobody works any more. */
async function killTill(worker: PrintWorker, time: VirtualTime): Promise<void> {
  const stopped = worker.stop(0);
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  while (!isStopped) await time.pass();
}

/** A wire without a network: bytes are handed over one slice after the other, and nothing is lost but by a fault. */
function wireTo(sim: SimPrinter): Transport {
  return {
    kind: 'tcp',
    address: 'wire',
    bitsPerSecond: null,
    open: async () => (sim.condition().isOn ? ok(connectTo(sim)) : no('printer_refused')),
  };
}

function connectTo(sim: SimPrinter): Connection {
  const link = createLink();
  let isCut = false;
  const host = sim.connect({
    say: (bytes) => queueMicrotask(() => link.received(bytes)),
    hold: () => undefined,
    release: () => undefined,
    reset: () => link.lost('connection_lost'),
    cut: () => {
      isCut = true;
    },
  });
  return {
    onData: link.onData,
    onLost: link.onLost,
    write: async (bytes) => {
      if (!link.isHeld()) return no('connection_lost');
      if (!isCut) host.receive(bytes);
      return link.isHeld() ? ok(null) : no('connection_lost');
    },
    settled: async () => ok(null),
    end: async () => {
      link.letGo();
      host.close();
      return ok(null);
    },
    drop: () => {
      link.letGo();
      host.close();
    },
  };
}

/** Sees what anybody at the till would see, does what the till’s words ask of her, and tells the truth about the paper. */
function createCashier({ dice, sim, store }: Pick<Till, 'sim' | 'store'> & { readonly dice: Dice }) {
  const given = new Set<string>();
  return {
    given: () => given,
    look: (worker: PrintWorker, printerId: string): void => {
      const { condition, fault } = { condition: sim.condition(), fault: sim.condition().fault };
      const head = store.head(printerId);
      if (head?.state === 'suspended' && dice.may(0.1)) {
        given.add(head.id);
        answer(store, head.id, 'abandon');
      } else if (head?.state === 'suspended' && fault === 'cutter') answer(store, head.id, 'continue');
      else if (fault === 'unrecoverable' || condition.isHung) sim.fail('power_cycle');
      else
        sim.set({ paper: 'ok', isCoverOpen: false, ...(head?.state === 'queued' ? { fault: 'none' as const } : {}) });
      const { unsureJobId } = worker.status();
      if (unsureJobId !== null) {
        const number = store.find(unsureJobId)?.documentNumber ?? '';
        const isThere = completeIn(sim, number).length > 0;
        if (!isThere && dice.may(0.2)) {
          given.add(unsureJobId);
          answer(store, unsureJobId, 'abandon');
        } else answer(store, unsureJobId, isThere ? 'is_on_paper' : 'print_copy');
      }
      worker.nudge();
    },
  };
}

function answer(
  store: PrintJobStore,
  jobId: string,
  what: 'is_on_paper' | 'print_copy' | 'abandon' | 'continue',
): void {
  answerPrintJob(store, { jobId, answer: what, newJobId: randomUUID(), answeredBy: 'ana', now: NOW });
}

type Found = { readonly isCopy: boolean };

/** Papers that somebody can hold as whole: all lines of the document, in order, on one piece that was cut off. */
function completeIn(sim: SimPrinter, documentNumber: string): readonly Found[] {
  return sim.slips().flatMap((slip) => {
    if (!slip.isCut) return [];
    const { lines } = sim.read(slip);
    const text = lines.map((line) => line.text).join('\n');
    const whole = `Begin ${documentNumber}\nKruh 1,85\nUkupno 1,85\nEnd ${documentNumber}`;
    return text
      .split(whole)
      .slice(1)
      .map((_, index) => ({ isCopy: text.split(whole)[index]?.includes('KOPIJA') === true }));
  });
}

type End = {
  readonly sim: SimPrinter;
  readonly documents: readonly string[];
  readonly jobs: readonly string[];
  readonly asked: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
};

/** Exactly one complete unmarked original, or a question to the cashier: never two, never none unsaid. */
function brokenPromise({ asked, documents, given, jobs, sim }: End): string | null {
  for (const [index, documentNumber] of documents.entries()) {
    const papers = completeIn(sim, documentNumber);
    const originals = papers.filter(({ isCopy }) => !isCopy).length;
    const job = jobs[index] ?? '';
    if (originals > 1) return `${documentNumber}: ${originals} unmarked originals`;
    if (originals === 0 && !asked.has(job) && !given.has(job))
      return `${documentNumber}: no original, and nobody was asked`;
  }
  return null;
}
