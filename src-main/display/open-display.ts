import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import type { DisplayPlace } from '#main/device/device-places.ts';
import { draftOnDisplay, idleOnDisplay, lastSale } from '#main/display/display-facts.ts';
import { displayEncoder } from '#main/display/display-protocol.ts';
import { createDisplayWorker } from '#main/display/display-worker.ts';
import { say } from '#main/language/speak.ts';
import { realTimers } from '#main/printing/timers.ts';
import { type DisplayFacts, displayLines } from '#shared/display/display-text.ts';
import type { Language } from '#shared/language/languages.ts';

export type Display = {
  /** Something changed: looks what the customer should see now. Cheap, called after every commit. */
  readonly nudge: () => void;
  readonly isAway: () => boolean;
  readonly stop: () => Promise<void>;
};

export type DisplayParts = {
  readonly desk: Desk;
  readonly at: DisplayPlace;
  readonly onChange: () => void;
  readonly log: Logger;
};

/** How long the change stays in view when nobody begins the next document. */
const PAID_MS = 10_000;

export function openDisplay({ desk, at, onChange, log }: DisplayParts): Display {
  const worker = createDisplayWorker({
    transport: at.transport,
    encoder: displayEncoder(at),
    isPassThrough: at.isPassThrough,
    timers: realTimers,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    onChange,
    log: (words, facts) => log.warn(facts, words),
  });
  let seen = lastSale(desk)?.place ?? null;
  let isTraining = desk.isTraining;
  let paid: DisplayFacts | null = null;
  let cancelPaid = (): void => {};

  const show = (facts: DisplayFacts): void => {
    const { language } = desk.configuration();
    worker.show(displayLines(facts, { language, words: displayWords(language) }));
  };
  const nudge = (): void => {
    const draft = draftOnDisplay(desk);
    const last = lastSale(desk);
    if (isTraining !== desk.isTraining) {
      // The other ledger's last sale is an old one, not the one of whoever stands here.
      isTraining = desk.isTraining;
      seen = last?.place ?? null;
      paid = null;
    }
    if (last !== null && last.place !== seen) {
      seen = last.place;
      paid = last.facts;
      cancelPaid();
      cancelPaid = realTimers.after(PAID_MS, () => {
        paid = null;
        nudge();
      });
    }
    if (draft !== null || desk.seat.operator === null) paid = null;
    show(desk.isTraining ? { kind: 'training' } : (draft ?? paid ?? idleOnDisplay(desk)));
  };
  nudge();
  return {
    nudge,
    isAway: worker.isAway,
    stop: async () => {
      cancelPaid();
      await worker.stop();
    },
  };
}

export function displayWords(language: Language) {
  return {
    closed: say(language, 'display.closed'),
    training: say(language, 'display.training'),
    noReceipt: say(language, 'display.noReceipt'),
    welcome: say(language, 'display.welcome'),
    total: say(language, 'display.total'),
    saved: say(language, 'display.saved'),
    toPay: say(language, 'display.toPay'),
    change: say(language, 'display.change'),
    thanks: say(language, 'display.thanks'),
  };
}
