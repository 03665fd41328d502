import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import { must } from '#shared/assert.ts';
import {
  heldTimers,
  openPrintingTill,
  type PrintingTill,
  printerAt,
  steadyClock,
} from '#test/printing/printing-till.ts';
import { joinSerialLine, type SerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSerialLine, slipTexts } from '#test/printing/sim-till.ts';
import { EPSON } from '#test/printing/worker-talk.ts';

const never = new AbortController().signal;
const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

function until(claim: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(claim, { timeout: 20_000, interval: 5 });
}

function stateOf(till: PrintingTill, job: PrintJob): string | undefined {
  return till.store.find(job.id)?.state;
}

/** More than all buffers between till and printer hold. */
function queueLongPaper(till: PrintingTill, lines = 6000): PrintJob {
  const blocks = Array.from({ length: lines }, (_, index) => ({
    block: 'text' as const,
    text: `Redak ${index} ${'čćđšž'.repeat(6)}`,
    align: 'left' as const,
    bold: false,
    size: 'normal' as const,
  }));
  return till.store.enqueue({
    id: randomUUID(),
    kind: 'receipt',
    documentNumber: 'long',
    queuedAt: steadyClock().now().wall,
    document: { version: 1, language: 'hr', title: null, markings: [], blocks },
  });
}

function transportOn(line: SerialLine) {
  return printerAt(`serial:${line.tillEnd}:115200`);
}

describe.skipIf(missing !== null)('over a serial line', () => {
  test('the printer gets exactly the kept bytes', async () => {
    const line = await joinSerialLine();
    line.read();
    const till = await openPrintingTill({ transport: transportOn(line) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job)).toBe('sent_unconfirmed'));
    await until(() => expect(line.received().equals(must(till.store.bytes(job.id), 'sent'))).toBe(true));
    expect(till.worker.status()).toMatchObject({ kind: 'serial', address: `${line.tillEnd}:115200`, state: 'ready' });
  });

  test('one job after another, each over a connection of its own, byte for byte', async () => {
    const line = await joinSerialLine();
    line.read();
    const till = await openPrintingTill({ transport: transportOn(line) });
    const jobs = ['871', '872', '873'].map((number) => till.queueReceipt(number));
    till.worker.start();
    await until(() => expect(jobs.map((job) => stateOf(till, job))).toEqual(jobs.map(() => 'sent_unconfirmed')));
    const sent = Buffer.concat(jobs.map((job) => must(till.store.bytes(job.id), 'sent')));
    await until(() => expect(line.received().equals(sent)).toBe(true));
  });

  test('scenario 26: a slow reader holds the job in sending, then gets all of it', async () => {
    const line = await joinSerialLine();
    const till = await openPrintingTill({ transport: transportOn(line) });
    const job = queueLongPaper(till);
    till.worker.start();
    await until(() => expect(stateOf(till, job)).toBe('sending'));
    line.read();
    await until(() => expect(stateOf(till, job)).toBe('sent_unconfirmed'));
    await until(() => expect(line.received().equals(must(till.store.bytes(job.id), 'sent'))).toBe(true));
  });

  test('scenario 26: a printer of 100 bytes a second that stops the line with XOFF prints one slip, and nobody is asked', async () => {
    // A pseudo terminal has no speed: what overtakes the XOFF is kept below what would hide the printer's answers for long.
    const habits = { bytesPerSecond: 100, bufferBytes: 768 };
    const { address, sim } = await simOnSerialLine({ baud: 9600, hasXonXoff: true, habits });
    // As patient as in the shop: only what a test waits for in vain is short elsewhere.
    const till = await openPrintingTill({ transport: printerAt(address), profile: EPSON, deadlines: DEADLINES });
    const job = queueLongPaper(till, 20);
    till.worker.start();
    await vi.waitFor(() => expect(stateOf(till, job)).toBe('printed'), { timeout: 60_000, interval: 20 });
    expect(till.outcomes.map(({ from, job: { state } }) => [from, state])).toEqual([
      ['awaiting_confirmation', 'printed'],
    ]);
    const { length } = must(till.store.bytes(job.id), 'sent');
    expect(length).toBeGreaterThan(habits.bufferBytes);
    expect(length).toBeLessThan(habits.bufferBytes + 150);
    expect(slipTexts(sim)).toHaveLength(1);
  }, 90_000);

  test('scenario 27: a printer that never reads is unknown at the deadline, and the port is free again', async () => {
    const line = await joinSerialLine();
    const timers = heldTimers();
    const till = await openPrintingTill({ transport: transportOn(line), timers });
    const job = queueLongPaper(till);
    till.worker.start();
    await until(() => {
      timers.pass(60);
      expect(stateOf(till, job)).toBe('sending');
    });
    await until(() => {
      timers.pass(60_000);
      expect(stateOf(till, job)).toBe('unknown');
    });
    expect(till.store.find(job.id)?.reason).toBe('no_progress');
    await until(async () => {
      const opened = await transportOn(line).open(never);
      expect(opened.ok).toBe(true);
      if (opened.ok) opened.value.drop();
    });
  });

  test('scenario 28: a cable pulled in the middle of writing leaves the job unknown, nothing is resent', async () => {
    const line = await joinSerialLine();
    const till = await openPrintingTill({ transport: transportOn(line) });
    const job = queueLongPaper(till);
    till.worker.start();
    await until(() => expect(stateOf(till, job)).toBe('sending'));
    await line.cut();
    await until(() => expect(stateOf(till, job)).toBe('unknown'));
    expect(till.store.find(job.id)?.reason).toBe('connection_lost');
    // How much of the last slice the system took, nobody knows.
    const sent = till.database.prepare('SELECT bytes_sent FROM print_job WHERE id = ?').pluck().get(job.id);
    expect(sent).toBeNull();
    till.worker.nudge();
    await till.worker.rested();
    expect(stateOf(till, job)).toBe('unknown');
    expect(till.faults).toEqual([]);
  });

  test('scenario 29: what was written to a lost port never comes out of the next connection', async () => {
    const line = await joinSerialLine();
    const transport = transportOn(line);
    const first = await transport.open(never);
    if (!first.ok) throw new Error(first.refusal);
    first.value.drop();
    first.value.drop();
    expect(await first.value.write(Buffer.from('stale'), never)).toEqual({ ok: false, refusal: 'connection_lost' });
    line.read();
    await until(async () => {
      const second = await transport.open(never);
      if (!second.ok) throw new Error(second.refusal);
      expect(await second.value.write(Buffer.from('fresh'), never)).toMatchObject({ ok: true });
      expect(await second.value.end(never)).toMatchObject({ ok: true });
    });
    await until(() => expect(line.received().toString()).toBe('fresh'));
  });
});
