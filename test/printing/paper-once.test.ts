import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { GENERIC_PROFILE } from '#main/printing/escpos/profiles.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import { answerPrintJob } from '#main/printing/print-jobs.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { must } from '#shared/assert.ts';
import { no, ok } from '#shared/result.ts';
import { openPrintingTill, steadyClock } from '#test/printing/printing-till.ts';

/** What goes wrong in one attempt; when the list is at its end, nothing does any more. */
type Fault =
  | { readonly kind: 'refused' }
  | { readonly kind: 'cut'; readonly atByte: number }
  | { readonly kind: 'no_goodbye' };

const fault: fc.Arbitrary<Fault | null> = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'refused' as const }),
  fc.record({ kind: fc.constant('cut' as const), atByte: fc.integer({ min: 0, max: 2500 }) }),
  fc.constant({ kind: 'no_goodbye' as const }),
);

/** Paper with faults by schedule. A line that is cut may still have taken some of the last slice. */
function faultyPrinter(schedule: readonly (Fault | null)[]): Transport & { readonly slips: Buffer[] } {
  const slips: Buffer[] = [];
  let attempt = -1;
  const connect = (what: Fault | null): Connection => {
    const slip = slips.push(Buffer.alloc(0)) - 1;
    return {
      write: async (bytes) => {
        const soFar = slips[slip] ?? Buffer.alloc(0);
        const room = what?.kind === 'cut' ? Math.max(0, what.atByte - soFar.length) : bytes.length;
        slips[slip] = Buffer.concat([soFar, bytes.subarray(0, room)]);
        return room < bytes.length ? no('connection_lost') : ok(null);
      },
      onData: () => undefined,
      onLost: () => undefined,
      end: async () => (what?.kind === 'no_goodbye' ? no('not_closed') : ok(null)),
      drop: () => undefined,
    };
  };
  return {
    kind: 'tcp',
    address: 'faulty',
    bitsPerSecond: null,
    slips,
    open: async () => {
      attempt += 1;
      const what = schedule[attempt] ?? null;
      return what?.kind === 'refused' ? no('printer_refused') : ok(connect(what));
    },
  };
}

type Slip = { readonly number: string; readonly isCopy: boolean };

/** Only what was cut off is a paper that somebody can hold as complete. */
function completeSlips(slips: readonly Buffer[]): readonly Slip[] {
  return slips
    .map((bytes) => decodePaper(bytes, GENERIC_PROFILE))
    .filter(({ cuts }) => cuts === 1)
    .map(({ lines }) => ({
      isCopy: lines[0]?.text.startsWith('KOPIJA') === true,
      number: must(lines.find(({ text }) => text.startsWith('Račun'))?.text.split(' ')[1], 'a slip has its number'),
    }));
}

/** A cashier who looks at the last slip and tells the truth. */
function answerTruly(store: PrintJobStore, slips: readonly Buffer[], jobId: string): void {
  const isComplete = completeSlips(slips.slice(-1)).length === 1;
  const answer = isComplete ? 'is_on_paper' : 'print_copy';
  const said = { jobId, answer, newJobId: randomUUID(), answeredBy: 'ana', now: steadyClock().now().wall } as const;
  expect(answerPrintJob(store, said)).toMatchObject({ ok: true });
}

test('whatever the printer does, each document has one complete paper, and never two unmarked ones', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      async (schedule, documents) => {
        const printer = faultyPrinter(schedule);
        const till = await openPrintingTill({ transport: printer, timers: { after: eager }, profile: GENERIC_PROFILE });
        const numbers = Array.from({ length: documents }, (_, index) => `N${index}`);
        for (const number of numbers) till.queueReceipt(number);
        till.worker.start();
        for (;;) {
          await till.worker.rested();
          const { unsureJobId, waiting } = till.worker.status();
          if (waiting === 0) break;
          if (unsureJobId !== null) answerTruly(till.store, printer.slips, unsureJobId);
          till.worker.nudge();
        }
        const complete = completeSlips(printer.slips);
        for (const number of numbers) {
          const own = complete.filter((slip) => slip.number === number);
          expect(own).toHaveLength(1);
          expect(own.filter(({ isCopy }) => !isCopy).length).toBeLessThanOrEqual(1);
        }
        await till.worker.stop(0);
      },
    ),
    { numRuns: 60 },
  );
});

/** Deadlines never pass here; waits between tries are cut short by nudging. */
function eager(): () => void {
  return () => undefined;
}
