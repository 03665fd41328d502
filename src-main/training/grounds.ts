import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { Ledger } from '#main/ledger/open-ledger.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import type { Paper } from '#main/paper/open-paper.ts';
import { TRAINING_LINE } from '#main/store/store-line.ts';
import { IDLE_TERMINAL } from '#main/terminal/terminal-desk.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import { type Cause, decideEntering, decideLeaving } from '#main/training/enter-and-leave.ts';
import { openTraining } from '#main/training/training-record.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { asTraining } from '#shared/paper/paper-document.ts';
import { ok, type Result } from '#shared/result.ts';
import { noTerminal } from '#shared/terminal/terminal-setting.ts';

type Done = Result<Record<string, never>, Refusal>;
type ById = { readonly commandId: string };

/** Where calls are carried out: the real ledger with its paper, or the one to train in with its own. */
export type Place = { readonly desk: PinDesk; paper: Paper };
type Training = Place & { readonly ledger: Ledger };

export type GroundsParts = {
  readonly realDesk: (queuePaper: Desk['queuePaper']) => PinDesk;
  readonly openPaper: (desk: PinDesk) => Paper;
  readonly openLedger: (how: { readonly begin: boolean }) => Promise<Ledger>;
};

/**
 * The two grounds that a till works on, of which one is trodden at a time. Everything that answers a call works on
 * `here()`; entering and leaving training is written down in the real ledger, and only one of them drives the printer.
 */
export type Grounds = {
  readonly here: () => Place;
  readonly real: PinDesk;
  /** Begins to print; a till that was cut off in training comes back there. */
  start(): Promise<void>;
  enter(at: PinDesk, input: ById): Promise<Done>;
  leave(input: ById): Promise<Done>;
  /** Training is one person's: it is left when that person logs off, and when another one logs on. */
  keepFor(operatorId: string | null): Promise<void>;
  stop(): Promise<void>;
};

export function openGrounds({ realDesk, openPaper, openLedger }: GroundsParts): Grounds {
  const realPlace = placeOf(realDesk, openPaper);
  const real = realPlace.desk;
  let training: Training | null = null;
  /** One change of ground at a time: each waits for papers in flight. */
  const inTurn = oneAtATime();

  const trainAt = (ledger: Ledger): Training => ({
    ledger,
    ...placeOf((queuePaper) => trainingDesk(real, ledger, queuePaper), openPaper),
  });

  const enter = async (at: PinDesk, input: ById): Promise<Done> => {
    if (training !== null) return ok({});
    const desk = { ...real, authoriser: at.authoriser };
    const wanted = decideEntering(desk);
    if (!wanted.ok) return wanted;
    const ledger = await openLedger({ begin: true });
    let isNew = false;
    const result = carryOut(desk, { call: 'training.enter', input }, () => {
      // Whoever was there may have left while the ledger was made.
      const decided = decideEntering(desk);
      if (!decided.ok) return decided;
      isNew = true;
      desk.journal.append(decided.value);
      return ok({});
    });
    if (!isNew) {
      ledger.close();
      return result;
    }
    training = trainAt(ledger);
    real.wake();
    await realPlace.paper.stop();
    training.paper.start();
    return result;
  };

  const leave = async (input: ById, cause: Cause): Promise<Done> => {
    const left = training;
    if (left === null) return ok({});
    let isNew = false;
    const result = carryOut(real, { call: 'training.leave', input }, () => {
      isNew = true;
      real.journal.append(decideLeaving(real, left.ledger, cause));
      return ok({});
    });
    if (!isNew) return result;
    training = null;
    // A paper worker that has stopped stays stopped; papers that wait are rows and wait for the new one.
    realPlace.paper = openPaper(real);
    real.wake();
    await left.paper.stop();
    left.ledger.close();
    if (cause !== 'till_stopped') realPlace.paper.start();
    return result;
  };
  const byItself = () => ({ commandId: real.newId() });

  return {
    real,
    here: () => training ?? realPlace,
    start: async () => {
      if (openTraining(real.connection) === null) return realPlace.paper.start();
      training = trainAt(await openLedger({ begin: false }));
      training.paper.start();
    },
    enter: (at, input) => inTurn(() => enter(at, input)),
    leave: (input) => inTurn(() => leave(input, 'by_hand')),
    keepFor: (operatorId) =>
      inTurn(async () => {
        const trainee = openTraining(real.connection)?.operatorId;
        if (trainee === undefined || trainee === operatorId) return;
        await leave(byItself(), operatorId === null ? 'logged_off' : 'other_operator');
      }),
    stop: () =>
      inTurn(async () => {
        await leave(byItself(), 'till_stopped');
        await realPlace.paper.stop();
      }),
  };
}

function placeOf(deskOf: (queuePaper: Desk['queuePaper']) => PinDesk, openPaper: (desk: PinDesk) => Paper): Place {
  const desk = deskOf((job) => place.paper.queue(job));
  const place: Place = { desk, paper: openPaper(desk) };
  return place;
}

/** The same seat, clock and PINs over another ledger. The Agent knows nothing of it, so it is not asked about anything. */
function trainingDesk(real: PinDesk, ledger: Ledger, queuePaper: Desk['queuePaper']): PinDesk {
  const { connection, journal, configuration } = ledger;
  return {
    ...real,
    connection,
    journal,
    configuration,
    isTraining: true,
    terminal: {
      ...real.terminal,
      setting: () => noTerminal(configuration().systemCurrency),
      live: () => IDLE_TERMINAL,
    },
    isAgentReachable: () => true,
    store: () => TRAINING_LINE,
    queuePaper: (job) => queuePaper({ ...job, document: asTraining(job.document) }),
  };
}
