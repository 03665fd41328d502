import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import { answerPrintJob, printerStateMessage } from '#main/printing/print-jobs.ts';
import { GENERIC_PROFILE } from '#main/printing/profiles.ts';
import { deafPort } from '#test/printing/deaf-port.ts';
import { heldTimers, openPrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSerialLine, simOnSocket, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { unusedPort } from '#test/printing/tcp-printer.ts';
import { EPSON, NOW, stateOf, until } from '#test/printing/worker-talk.ts';
import { accepted, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

describe('nothing is sent to a printer that cannot print', () => {
  test('scenario 6: a printer that is off gets nothing, and exactly one slip when it appears', async () => {
    const port = await unusedPort();
    const till = await tillAt(`tcp:127.0.0.1:${port}`);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status().state).toBe('trouble'));
    expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'printer_refused' });
    expect(till.store.bytes(job.id)).toBeNull();
    const { sim } = await simOnSocket({ port });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
    expect(till.outcomes).toHaveLength(1);
  });

  test('scenario 6: a serial port that is not there keeps the job waiting, in words', async () => {
    const till = await tillAt('serial:/dev/tillkeeper-no-such-port');
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status()).toMatchObject({ state: 'trouble', trouble: 'port_missing' }));
    expect(stateOf(till, job.id)).toBe('queued');
  });

  test('scenario 7: a connection that hangs is given up after three seconds, and the job waits', async () => {
    const timers = heldTimers();
    const till = await openPrintingTill({ transport: printerAt(`tcp:127.0.0.1:${await deafPort()}`), timers });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(timers.waits()).toEqual([DEADLINES.openMs]));
    expect(DEADLINES.openMs).toBe(3000);
    timers.pass(3000);
    await until(() => expect(till.store.find(job.id)?.reason).toBe('printer_unreachable'));
    expect(stateOf(till, job.id)).toBe('queued');
    expect(till.store.bytes(job.id)).toBeNull();
  });

  test('scenario 7: while it hangs the till sells on, and says what it waits for', async () => {
    const { client } = await testTill({ printer: `tcp:127.0.0.1:${await deafPort()}` });
    await startShift(client);
    const numbers = [await sellLoaf(client), await sellLoaf(client), await sellLoaf(client)];
    expect(numbers.map((number) => number.slice(-6))).toEqual(['000001', '000002', '000003']);
    const printer = async () => (await accepted(client.till.state({}))).printer;
    await vi.waitFor(async () => expect(await printer()).toMatchObject({ state: 'trouble', waiting: 3 }), {
      timeout: 20_000,
      interval: 50,
    });
    expect((await printer()).words).not.toBe('');
  }, 40_000);

  test('scenario 8: while another till holds the printer the job waits, says so, and does not storm', async () => {
    const { sim, address } = await simOnSocket();
    const other = connect(Number(address.split(':').at(-1)), '127.0.0.1');
    onTestFinished(() => void other.destroy());
    await new Promise((resolve) => other.once('connect', resolve));
    const till = await tillAt(address, { deadlines: { backOffMs: [200] } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'printer_busy' }));
    expect(till.store.bytes(job.id)).toBeNull();
    expect(printerStateMessage(till.worker.status(), 'en').words).toContain('another till');
    expect(sim.received()).toBe(0);
    expect(DEADLINES.backOffMs.at(-1)).toBe(10_000);
    other.destroy();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test.skipIf(missing !== null)(
    'scenario 9: a printer that should say how it is and does not gets nothing, after three tries',
    async () => {
      const { sim, address } = await simOnSerialLine({ habits: { status: 'silent' } });
      const till = await tillAt(address, { deadlines: { backOffMs: [60_000] } });
      const job = till.queueReceipt('871');
      till.worker.start();
      await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'no_status' }));
      expect(sim.received()).toBe(3 * 3);
      expect(till.store.bytes(job.id)).toBeNull();
    },
  );

  test('scenario 9: a printer that promises no answers is printed on all the same, and the paper is only called sent', async () => {
    const { sim, address } = await simOnSocket({ profile: GENERIC_PROFILE, habits: { status: 'silent' } });
    const till = await tillAt(address, { profile: GENERIC_PROFILE });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'sent_unconfirmed', tier: 'D' }));
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test.each(['garbage', 'endless_garbage'] as const)(
    'scenario 10: %s for status is no “ready”, stops nothing and is counted',
    async (status) => {
      const { sim, address } = await simOnSocket({ habits: { status } });
      const till = await tillAt(address);
      const job = till.queueReceipt('871');
      till.worker.start();
      await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'printer_busy' }));
      expect(till.worker.status().garbage).toBeGreaterThan(0);
      expect(till.faults).toEqual([]);
      sim.behave({ status: 'normal' });
      await until(() => expect(stateOf(till, job.id)).toBe('printed'));
      expect(slipTexts(sim)).toHaveLength(1);
    },
  );

  test('scenario 11: a printer without paper gets nothing until there is some', async () => {
    const { sim, address } = await simOnSocket();
    sim.set({ paper: 'out' });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'paper_out' }));
    expect(till.store.bytes(job.id)).toBeNull();
    expect(sim.printed()).toBe(0);
    expect(sim.slips()).toHaveLength(0);
    expect(printerStateMessage(till.worker.status(), 'hr')).toMatchObject({
      state: 'trouble',
      headline: 'bez papira',
      paper: 'out',
    });
    sim.set({ paper: 'ok' });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test('scenario 14: paper near its end is said and stops nothing', async () => {
    const { sim, address } = await simOnSocket();
    sim.set({ paper: 'near_end' });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(printerStateMessage(till.worker.status(), 'en')).toMatchObject({
      state: 'ready',
      headline: 'paper low',
      words: '',
      paper: 'near_end',
    });
  });

  test('scenario 24: jobs queued while the printer was off come out in their order, and an unknown one stops the rest', async () => {
    const port = await unusedPort();
    const till = await tillAt(`tcp:127.0.0.1:${port}`);
    till.worker.start();
    const jobs = ['A1', 'A2', 'A3'].map((number) => till.queueReceipt(number));
    till.worker.nudge();
    await until(() => expect(till.worker.status().state).toBe('trouble'));
    const { sim } = await simOnSocket({ port, habits: { echo: 'none' } });
    await until(() => expect(till.worker.status().unsureJobId).toBe(jobs[0]?.id));
    expect(slipTexts(sim)).toHaveLength(1);
    expect(stateOf(till, jobs[1]?.id ?? '')).toBe('queued');
    sim.behave({ echo: 'normal' });
    const facts = {
      jobId: jobs[0]?.id ?? '',
      answer: 'is_on_paper',
      newJobId: 'unused',
      answeredBy: 'ana',
      now: NOW,
    } as const;
    answerPrintJob(till.store, facts);
    till.worker.nudge();
    await until(() => expect(till.store.waiting('receipt')).toBe(0));
    const numbers = slipTexts(sim).map((text) => /Račun (A\d)/.exec(text)?.[1]);
    expect(numbers).toEqual(['A1', 'A2', 'A3']);
    const ids = jobs.map(({ id }) =>
      till.database.prepare('SELECT process_id FROM print_job WHERE id = ?').pluck().get(id),
    );
    expect(new Set(ids).size).toBe(3);
  });

  test('a job that waits is sent to another printer; one that was begun can only be copied there', async () => {
    const { address } = await simOnSocket({ profile: EPSON, habits: { echo: 'none' } });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    expect(till.store.reroute(job.id, 'kitchen')).toBe(true);
    expect(till.store.head('receipt')).toBeNull();
    expect(till.store.head('kitchen')?.id).toBe(job.id);
    expect(till.store.reroute(job.id, 'receipt')).toBe(true);
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    expect(till.store.reroute(job.id, 'kitchen')).toBe(false);
    answerPrintJob(till.store, {
      jobId: job.id,
      answer: 'print_copy',
      newJobId: 'copy',
      answeredBy: 'ana',
      now: NOW,
      printerId: 'kitchen',
    });
    expect(till.store.find('copy')).toMatchObject({ printerId: 'kitchen', copy: 1 });
  });
});
