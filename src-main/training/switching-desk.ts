import type { PinDesk } from '#main/operator/check-pin.ts';
import type { PaperCounter } from '#main/paper/paper-counter.ts';
import type { Place } from '#main/training/grounds.ts';

/**
 * A desk that is whichever one is worked at now. Each field is read anew: a command that takes the desk apart, as each
 * does before it begins, keeps the ledger that it began with.
 */
export function switchingDesk(here: () => Place): PinDesk {
  return {
    get connection() {
      return here().desk.connection;
    },
    get journal() {
      return here().desk.journal;
    },
    get configuration() {
      return here().desk.configuration;
    },
    get queuePaper() {
      return here().desk.queuePaper;
    },
    get logo() {
      return here().desk.logo;
    },
    get hasReceiptPrinter() {
      return here().desk.hasReceiptPrinter;
    },
    get askDrawer() {
      return here().desk.askDrawer;
    },
    get hasDrawer() {
      return here().desk.hasDrawer;
    },
    get terminal() {
      return here().desk.terminal;
    },
    get isAgentReachable() {
      return here().desk.isAgentReachable;
    },
    get store() {
      return here().desk.store;
    },
    get isTraining() {
      return here().desk.isTraining;
    },
    get clock() {
      return here().desk.clock;
    },
    get newId() {
      return here().desk.newId;
    },
    get seat() {
      return here().desk.seat;
    },
    get authoriser() {
      return here().desk.authoriser;
    },
    get pinSecret() {
      return here().desk.pinSecret;
    },
    get waits() {
      return here().desk.waits;
    },
    get pinTurn() {
      return here().desk.pinTurn;
    },
    get real() {
      return here().desk.real;
    },
    get wake() {
      return here().desk.wake;
    },
  };
}

/** The paper counter of wherever one works now. */
export function switchingCounter(here: () => Place): PaperCounter {
  return {
    roll: (ask) => here().paper.counter.roll(ask),
    slip: (ask) => here().paper.counter.slip(ask),
    answer: (input) => here().paper.counter.answer(input),
    sendElsewhere: (input) => here().paper.counter.sendElsewhere(input),
    reprint: (desk, input) => here().paper.counter.reprint(desk, input),
    printDocument: (desk, order) => here().paper.counter.printDocument(desk, order),
  };
}
