import { describe, expect, test } from 'vitest';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import { answerPrintJob, printerStateMessage } from '#main/printing/print-jobs.ts';
import { must } from '#shared/assert.ts';
import type { PrintingTill } from '#test/printing/printing-till.ts';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSerialLine, simOnSocket, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { EPSON, NOW, stateOf, until } from '#test/printing/worker-talk.ts';

const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

/** Where in the receipt something happens: its first byte, text, the QR code’s data, and its very last byte. */
async function placesIn(): Promise<readonly (readonly [string, number])[]> {
  const till = await tillAt('tcp:127.0.0.1:9');
  const { preparePaper } = await import('#main/printing/prepared-paper.ts');
  const job = till.queueReceipt('871');
  const { bytes } = preparePaper(till.store.document(job.id), { ordinal: 1, profile: EPSON, counts: 0 });
  const qr = Buffer.from(bytes).indexOf(Buffer.from([0x31, 0x50, 0x30]));
  return [
    ['the first byte', 1],
    ['the middle of the text', Math.floor(bytes.length / 3)],
    ['the data of the QR code', qr > 0 ? qr + 10 : Math.floor(bytes.length / 2)],
    ['the last byte', bytes.length - 12],
  ];
}

function answer(till: PrintingTill, jobId: string, what: 'abandon' | 'continue' | 'print_copy'): void {
  const facts = { jobId, answer: what, newJobId: `${jobId}-copy`, answeredBy: 'ana', now: NOW } as const;
  expect(answerPrintJob(till.store, facts)).toMatchObject({ ok: true });
  till.worker.nudge();
}

describe('a printer that stops in the middle keeps what it has', () => {
  test.each([0, 1, 2, 3])(
    'scenario 12: paper out at place %i of the receipt: it waits, and the same paper is finished',
    async (index) => {
      const [place, at] = must((await placesIn())[index], 'there are four places');
      const { sim, address } = await simOnSocket();
      const till = await tillAt(address);
      const job = till.queueReceipt('871');
      // The first bytes that reach the printer are the questions before the job, which it prints nothing of.
      const asked = 12;
      sim.behave({});
      const { sim: prepared, address: other } = await simOnSocket({
        faults: [{ when: { printed: asked + at }, what: 'paper_out' }],
      });
      const stopped = await tillAt(other);
      const slip = stopped.queueReceipt('871');
      stopped.worker.start();
      await until(() =>
        expect(stopped.store.find(slip.id), place).toMatchObject({ state: 'suspended', reason: 'paper_out' }),
      );
      expect(printerStateMessage(stopped.worker.status(), 'en')).toMatchObject({
        state: 'suspended',
        suspendedJobId: slip.id,
        words: expect.stringContaining('new roll'),
      });
      expect(slipTexts(prepared).length).toBeLessThanOrEqual(1);
      prepared.set({ paper: 'ok' });
      await until(() => expect(stateOf(stopped, slip.id)).toBe('printed'));
      till.worker.start();
      await until(() => expect(stateOf(till, job.id)).toBe('printed'));
      expect(slipTexts(prepared)).toEqual(slipTexts(sim));
      expect(stopped.outcomes).toHaveLength(1);
    },
  );

  test('scenario 12: the deadline does not run while somebody fetches a roll', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 500 }, what: 'paper_out' }] });
    const till = await tillAt(address, { deadlines: { confirmMs: 300 } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('suspended'));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(stateOf(till, job.id)).toBe('suspended');
    sim.set({ paper: 'near_end' });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
  });

  test('scenario 13: given up while it waits for paper: the printer forgets the rest, and the next slip stands by itself', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 500 }, what: 'paper_out' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    const next = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('suspended'));
    answer(till, job.id, 'abandon');
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'abandoned', reason: 'given_up' }));
    expect(till.outcomes[0]).toMatchObject({ answeredBy: 'ana', job: { state: 'abandoned' } });
    sim.set({ paper: 'ok' });
    await until(() => expect(stateOf(till, next.id)).toBe('printed'));
    // The half that hung out was cut off first.
    const slips = slipTexts(sim);
    expect(slips).toHaveLength(2);
    expect(slips[0]).not.toContain('872');
    expect(slips[1]).toContain('Račun 872');
    expect(slips[1]).not.toContain('871');
  });

  test('scenario 13: a printer that does not confirm forgetting leaves a question', async () => {
    const { address } = await simOnSocket({
      habits: { hasBufferClear: false },
      faults: [{ when: { printed: 500 }, what: 'paper_out' }],
    });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('suspended'));
    answer(till, job.id, 'abandon');
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'not_cleared' }));
  });

  test('scenario 15: a cover opened in the middle and closed again finishes the same paper', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 600 }, what: 'cover_open' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'cover_open' }));
    sim.set({ isCoverOpen: false });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test('scenario 15: a jammed cutter waits for a person, and goes on only when told', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 600 }, what: 'cutter_jam' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'cutter_error' }));
    expect(printerStateMessage(till.worker.status(), 'en').mayContinue).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(sim.condition().fault).toBe('cutter');
    answer(till, job.id, 'continue');
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test('scenario 15: a cover opened while it cuts: the jam is still asked about when it is closed, and one slip comes out', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 600 }, what: 'cutter_jam' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)?.reason).toBe('cutter_error'));
    sim.set({ isCoverOpen: true });
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'cover_open' }));
    expect(printerStateMessage(till.worker.status(), 'en').mayContinue).toBe(false);
    sim.set({ isCoverOpen: false });
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'cutter_error' }));
    answer(till, job.id, 'continue');
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim)).toHaveLength(1);
    expect(till.outcomes).toHaveLength(1);
  });

  test('scenario 16: a fault beyond repair is unknown, names service, and stops the queue', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 600 }, what: 'unrecoverable' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    const next = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'printer_error' }));
    expect(printerStateMessage(till.worker.status(), 'en').words).toContain('service');
    expect(stateOf(till, next.id)).toBe('queued');
    expect(slipTexts(sim)).toHaveLength(0);
    answer(till, job.id, 'abandon');
    // Of the next nothing was sent, and nobody is asked to look for it.
    await until(() => expect(till.store.find(next.id)).toMatchObject({ state: 'queued', reason: 'printer_defective' }));
    expect(printerStateMessage(till.worker.status(), 'en').words).toContain('Nothing of the waiting paper was sent');
  });
});

describe('a printer that loses what it has', () => {
  test('scenario 17: power lost in mid-receipt is unknown, nothing is resent, and what is printed again says COPY 1', async () => {
    const { sim, address } = await simOnSocket({ faults: [{ when: { printed: 500 }, what: 'power_cycle' }] });
    const till = await tillAt(address);
    const first = till.queueReceipt('871');
    const second = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(stateOf(till, first.id)).toBe('unknown'));
    for (let nudges = 0; nudges < 5; nudges += 1) {
      till.worker.nudge();
      await till.worker.rested();
    }
    expect(slipTexts(sim)).toHaveLength(0);
    expect(stateOf(till, second.id)).toBe('queued');
    answer(till, first.id, 'print_copy');
    await until(() => expect(till.store.waiting('receipt')).toBe(0));
    // The torn half, 872, and the copy.
    const slips = slipTexts(sim);
    expect(slips).toHaveLength(3);
    expect(slips[0]).not.toContain('Hvala');
    expect(slips[1]).toContain('Račun 872');
    expect(slips[2]).toMatch(/^KOPIJA 1[\s\S]*Račun 871/);
  });

  test('scenario 18: a cable pulled without a word is noticed by the heartbeat', async () => {
    const { address, sim } = await simOnSocket({ habits: { echo: 'none' } });
    const till = await tillAt(address, { deadlines: { confirmMs: 60_000 } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('awaiting_confirmation'));
    sim.fail('power_cycle_silent');
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'printer_silent' }));
    expect(3 * DEADLINES.heartbeatMs).toBeLessThanOrEqual(6000);
  });

  test('scenario 18: a printer that hangs is noticed the same way', async () => {
    const { address } = await simOnSocket({ faults: [{ when: { printed: 700 }, what: 'hang' }] });
    const till = await tillAt(address, { deadlines: { confirmMs: 60_000 } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'printer_silent' }));
  });

  test.skipIf(missing !== null)(
    'scenario 17: on a serial line nobody resets anything, and the job is unknown at its deadline',
    async () => {
      const { sim, address } = await simOnSerialLine({ faults: [{ when: { printed: 500 }, what: 'power_cycle' }] });
      const till = await tillAt(address);
      const job = till.queueReceipt('871');
      till.worker.start();
      await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
      expect(slipTexts(sim)).toHaveLength(0);
    },
  );
});
