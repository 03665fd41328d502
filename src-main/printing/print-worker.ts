import { protocolOf } from '#main/printing/encode-document.ts';
import { keepAttempt } from '#main/printing/keep-attempt.ts';
import { type PreflightParts, type PrintTier, preflight } from '#main/printing/preflight.ts';
import { type PreparedPaper, preparePaper } from '#main/printing/prepared-paper.ts';
import { type AttemptOutcome, attemptPrint } from '#main/printing/print-attempt.ts';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import { type PrintTrouble, withoutPaper } from '#main/printing/print-trouble.ts';
import type { PrintWorkerOptions } from '#main/printing/print-worker-options.ts';
import { conditionTrouble, type PrinterCondition } from '#main/printing/printer-condition.ts';
import type { PrinterSession } from '#main/printing/printer-session.ts';
import type { PrinterStatus } from '#main/printing/printer-status.ts';
import { openSessionKeeper } from '#main/printing/session-keeper.ts';
import { countOfSign, countsFor, etbSign } from '#main/printing/star/status-reader.ts';
import { unreachable } from '#shared/assert.ts';
import type { PrintJobState } from '#shared/contract/paper.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import { no, ok, type Result } from '#shared/result.ts';

/**
 * Works off the print jobs of one printer, one at a time, oldest first. Nobody waits for it: whoever queued a job nudges it
 * and goes on. What it promises: a job’s bytes are kept before the first of them leaves; a job of which not one byte left is
 * tried again by itself; a job of which any byte left is never sent again by itself, and stops the queue until its outcome
 * is known or a person tells it.
 */
export type PrintWorker = {
  /** Jobs that a stopped till left in flight become unknown, then the queue is worked off. */
  readonly start: () => void;
  /** There may be something to do: a job was queued, a person answered. */
  readonly nudge: () => void;
  /** Lets the job in flight finish within `graceMs`; after that its outcome is unknown. Nothing is begun any more. */
  readonly stop: (graceMs: number) => Promise<void>;
  /** Settles when nothing can be done now: no jobs, printer away, or a person is asked. */
  readonly rested: () => Promise<void>;
  readonly status: () => PrinterStatus;
  /** What the printer says of itself now. Refused: nobody answers. A printer that never answers says nothing at all. */
  readonly ask: () => Promise<Result<PrinterCondition, PrintTrouble>>;
  /**
   * Says something to the printer beside all jobs, a drawer pulse for instance, and keeps the connection for `holdMs` to
   * hear what comes of it. Never in the middle of a job’s bytes. Never kept for later: refused now is refused.
   */
  readonly say: (bytes: Uint8Array, hold: { readonly holdMs: number }) => Promise<Result<null, PrintTrouble>>;
  /** Calls with each change of what the printer says about itself, the drawer’s contact included; answers with the way out. */
  readonly onCondition: (listener: (condition: PrinterCondition) => void) => () => void;
};

type Turn = 'done' | 'blocked' | 'unsure';

const SILENT: readonly PrintTrouble[] = ['no_status', 'printer_busy'];

export function createPrintWorker(options: PrintWorkerOptions): PrintWorker {
  const { clock, onChange, onFault, profile, printerId = RECEIPT_PRINTER_ID, store, timers, transport } = options;
  const deadlines = options.deadlines ?? DEADLINES;
  const protocol = protocolOf(profile);
  const ending = new AbortController();
  let isStarted = false;
  let isStopping = false;
  let isWanted = false;
  let running: Promise<void> | null = null;
  let state: Exclude<PrinterStatus['state'], 'unsure'> = 'ready';
  let trouble: PrintTrouble | null = null;
  let misses = 0;
  /** The printer’s memory may still hold something of a paper that nothing proved. */
  let isUnclean = false;
  /** What a Star would say late of a job of unknown outcome; Epson’s own sign stands with the job. */
  let lateSign: { readonly sign: string; readonly jobId: string } | null = null;
  let current: { readonly jobId: string; readonly sign: string | null } | null = null;
  let wake: (() => void) | null = null;
  let isResting = true;
  let resting: (() => void)[] = [];

  const sessions = openSessionKeeper({
    transport,
    profile,
    timers,
    deadlines,
    stop: ending.signal,
    onChange: () => onChange(),
    onSign: (sign) => takeLateSign(sign),
    mayBeLooked: () => running === null && !isStopping,
    onWatched: (found) => (found === null ? show('ready', null) : show('trouble', withoutPaper(found))),
  });

  const show = (next: typeof state, reason: PrintTrouble | null): void => {
    const isNew = next !== state || reason !== trouble;
    state = next;
    trouble = reason;
    if (isNew) onChange();
  };

  /** Late is still proof, if nobody has printed a copy meanwhile. */
  const takeLateSign = (sign: string): void => {
    if (sign === current?.sign) return;
    const job = lateSign?.sign === sign ? store.find(lateSign.jobId) : store.unknownBySign(printerId, sign);
    if (job === null || job.state !== 'unknown') {
      if (profile.completion === 'process_id') options.onNotice?.(`the printer named ${sign}, which is no open paper`);
      return;
    }
    lateSign = null;
    store.move({ id: job.id, from: 'unknown', to: 'printed', reason: null, finishedAt: clock.now().wall });
    onChange();
    nudge();
  };

  const rest = (): void => {
    isResting = true;
    for (const tell of resting) tell();
    resting = [];
  };

  /** Waits before the next try; a nudge cuts it short, because somebody just did something about it. */
  const pause = async (): Promise<void> => {
    const delayMs = deadlines.backOffMs[Math.min(misses, deadlines.backOffMs.length) - 1] ?? 0;
    rest();
    await new Promise<void>((resolve) => {
      const cancel = timers.after(delayMs, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
    wake = null;
    isResting = false;
  };

  const blocked = (reason: PrintTrouble): 'blocked' => {
    misses += 1;
    show('trouble', withoutPaper(reason));
    return 'blocked';
  };

  const blockedJob = (job: PrintJob, reason: PrintTrouble): 'blocked' => {
    if (isStopping) return 'blocked';
    const why = withoutPaper(reason);
    if (job.reason !== why) store.move({ id: job.id, from: 'queued', to: 'queued', reason: why });
    return blocked(why);
  };

  /** Sending was begun by somebody who is gone: what is on paper, nobody knows. */
  const loseTrack = (job: PrintJob): 'done' => {
    isUnclean = true;
    store.move({ id: job.id, from: job.state, to: 'unknown', reason: 'till_stopped' });
    return 'done';
  };

  const fail = (job: PrintJob): 'done' => {
    const reason = 'document_unreadable';
    store.move({ id: job.id, from: 'queued', to: 'failed', reason, finishedAt: clock.now().wall });
    return 'done';
  };

  const prepare = (job: PrintJob, counts: number): PreparedPaper | null => {
    // Half a paper may hang out of the printer.
    const isAfterTorn = store.unproven(printerId).length > 0;
    try {
      return preparePaper(store.document(job.id), { ordinal: job.ordinal, profile, counts, isAfterTorn });
    } catch (fault) {
      onFault(fault);
      return null;
    }
  };

  const print = async (job: PrintJob): Promise<Turn> => {
    const first = prepare(job, 0);
    if (first === null) return fail(job);
    if (profile.completion === 'shown') return showOnRoll(job, first);
    const ready = await makeReady();
    if (!ready.ok) return blockedJob(job, ready.refusal);
    if (isStopping) return 'blocked';
    const { session, tier } = ready.value;
    show('printing', null);
    const paper = profile.completion === 'etb_counter' ? (prepare(job, countsNow(session)) ?? first) : first;
    const sign = paper.counts > 0 ? etbSign(paper.counts) : paper.processId;
    lateSign = null;
    current = { jobId: job.id, sign };
    const keep = keepAttempt({ store, job, sent: { ...paper, tier }, show });
    try {
      const outcome = await attemptPrint({
        ...{ session, transport, profile, paper, tier, sign, deadlines, timers, keep, stop: ending.signal },
      });
      return settle(job, outcome, { at: keep.state(), session, sign });
    } finally {
      current = null;
      if (tier === 'D') sessions.drop();
    }
  };

  const countsNow = (session: PrinterSession): number =>
    countsFor(countOfSign(session.lastSign() ?? etbSign(0)), store.unproven(printerId));

  /** Opens, clears what nobody vouches for, and asks. A connection that broke while it lay idle is opened once more. */
  const makeReady = async (): Promise<
    Result<{ readonly session: PrinterSession; readonly tier: PrintTier }, PrintTrouble>
  > => {
    for (let tries = 0; ; tries += 1) {
      const opened = await sessions.take();
      if (!opened.ok) return opened;
      const { isFresh, session } = opened.value;
      if (isUnclean) await clear(session);
      const parts: PreflightParts = { session, profile, transport, deadlines, stop: ending.signal };
      const checked = await preflight(parts);
      if (checked.ok) return ok({ session, tier: checked.value });
      const isBroken = session.lostTo() !== null || SILENT.includes(checked.refusal);
      if (isBroken) sessions.drop();
      else sessions.rest();
      if (isFresh || !isBroken || tries > 0 || isStopping) return no(checked.refusal);
    }
  };

  /** Half a command of a lost job would swallow the beginning of this one (an image, for instance). */
  const clear = async (session: PrinterSession): Promise<void> => {
    if (protocol.clear === null || !profile.hasBufferClear) return;
    await sessions.clear(session);
    isUnclean = false;
  };

  const settle = (
    job: PrintJob,
    outcome: AttemptOutcome,
    {
      at,
      session,
      sign,
    }: {
      readonly at: PrintJobState;
      readonly session: PrinterSession;
      readonly sign: string | null;
    },
  ): Turn => {
    if (outcome.to === 'withdrawn') {
      sessions.rest();
      show('ready', null);
      return 'done';
    }
    misses = 0;
    const now = clock.now().wall;
    if (outcome.to !== 'unknown') {
      if (outcome.to === 'printed') isUnclean = false;
      const answeredBy = outcome.to === 'abandoned' ? store.wishedBy(job.id) : null;
      store.move({
        id: job.id,
        from: at,
        to: outcome.to,
        reason: outcome.to === 'abandoned' ? 'given_up' : null,
        finishedAt: now,
        ...(answeredBy === null ? {} : { answeredBy }),
      });
      sessions.rest();
      show('ready', null);
      return 'done';
    }
    isUnclean = true;
    if (sign !== null && profile.completion === 'etb_counter') lateSign = { sign, jobId: job.id };
    const evidence = { bytesSent: outcome.bytesSent, condition: session.condition() };
    store.move({ id: job.id, from: at, to: 'unknown', reason: outcome.reason, evidence });
    if (outcome.isStuck) sessions.drop();
    show('ready', null);
    return 'done';
  };

  /** Nothing leaves the till, so nothing can be lost on the way: the roll shows the kept bytes. */
  const showOnRoll = (job: PrintJob, paper: PreparedPaper): 'done' => {
    const finishedAt = clock.now().wall;
    store.move({ id: job.id, from: 'queued', to: 'printed', reason: null, finishedAt, sent: { ...paper, tier: null } });
    show('ready', null);
    return 'done';
  };

  const workOff = async (job: PrintJob): Promise<Turn> => {
    try {
      switch (job.state) {
        case 'queued':
          return await print(job);
        case 'sending':
        case 'awaiting_confirmation':
        case 'suspended':
          return loseTrack(job);
        case 'unknown':
          return 'unsure';
        case 'printed':
        case 'sent_unconfirmed':
        case 'failed':
        case 'abandoned':
          return 'done';
        default:
          return unreachable(job.state);
      }
    } catch (fault) {
      onFault(fault);
      return blocked('not_kept');
    }
  };

  const workOffAll = async (): Promise<void> => {
    while (!isStopping) {
      const job = store.head(printerId);
      if (job === null) {
        // Whatever was wrong was wrong for a job that is gone; the printer itself may still have something to say.
        const standing = conditionTrouble(sessions.condition());
        show(standing === null ? 'ready' : 'trouble', standing);
        break;
      }
      const outcome = await workOff(job);
      if (outcome === 'unsure') break;
      if (outcome === 'blocked' && !isStopping) await pause();
      else onChange();
    }
    if (state === 'printing' || state === 'suspended') show('ready', null);
  };

  const run = async (): Promise<void> => {
    while (isWanted && !isStopping) {
      isWanted = false;
      try {
        await workOffAll();
      } catch (fault) {
        onFault(fault);
        blocked('not_kept');
        await pause();
        isWanted = true;
      }
    }
    running = null;
    rest();
    sessions.watch();
  };

  const nudge = (): void => {
    isWanted = true;
    if (!isStarted || isStopping) return;
    wake?.();
    sessions.nudge();
    isResting = false;
    running ??= run();
  };

  return {
    start: () => {
      isStarted = true;
      // What the till’s last run left open, the printer may still hold, whatever a person has answered since.
      isUnclean = store.unproven(printerId).length > 0;
      nudge();
    },
    nudge,
    stop: async (graceMs) => {
      isStopping = true;
      const cancel = timers.after(graceMs, () => ending.abort());
      wake?.();
      await running;
      cancel();
      ending.abort();
      await sessions.close();
      rest();
    },
    rested: () => (isResting ? Promise.resolve() : new Promise((resolve) => resting.push(resolve))),
    status: () => {
      const head = store.head(printerId);
      const unsureJobId = head?.state === 'unknown' ? head.id : null;
      return {
        kind: transport.kind,
        address: transport.address,
        state: unsureJobId === null ? state : 'unsure',
        trouble: unsureJobId === null ? trouble : (head?.reason ?? null),
        condition: sessions.condition(),
        waiting: store.waiting(printerId),
        blockedJobId: head?.state === 'queued' && head.reason !== null ? head.id : null,
        unsureJobId,
        suspendedJobId: head?.state === 'suspended' ? head.id : null,
        garbage: sessions.garbage(),
      };
    },
    ask: () => (isStopping ? Promise.resolve(no('till_stopped')) : sessions.ask()),
    say: (bytes, { holdMs }) => (isStopping ? Promise.resolve(no('till_stopped')) : sessions.say(bytes, holdMs)),
    onCondition: sessions.onCondition,
  };
}
