import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SCREEN_PROFILE } from '#main/printing/escpos/profiles.ts';
import { paperRoll, paperSlip, printerStateMessage } from '#main/printing/print-jobs.ts';
import { DEADLINES } from '#main/printing/send-paper.ts';
import { must } from '#shared/assert.ts';
import { paperRollSchema, paperSlipSchema } from '#shared/contract/paper.ts';
import { printerStateSchema } from '#shared/contract/till.ts';
import { heldTimers, openPrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { startTcpPrinter, unusedPort } from '#test/printing/tcp-printer.ts';
import { answerTo, EPSON, NOW, stateOf, texts, until } from '#test/printing/worker-talk.ts';

describe('on the screen', () => {
  test('a job is printed at once and its slip is read from the very bytes', async () => {
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: SCREEN_PROFILE });
    const job = till.queueReceipt('2026/POS1/000871');
    const facts = { profile: SCREEN_PROFILE, language: 'hr' } as const;
    const before = paperSlip(till.store, { ...facts, jobId: job.id });
    till.worker.start();
    await till.worker.rested();

    const roll = paperRollSchema.parse(paperRoll(till.store, { ...facts, limit: 10, today: '2026-11-20' }));
    expect(roll).toMatchObject({ columns: 42, codePages: '852, 858, 1252, 866', printedToday: 1 });
    expect(roll.jobs).toMatchObject([{ id: job.id, state: 'printed', copy: 0, reason: '', finishedAt: NOW }]);
    const slip = paperSlip(till.store, { ...facts, jobId: job.id });
    expect(slip).toMatchObject({ ok: true });
    if (!slip.ok || !before.ok) return;
    expect(paperSlipSchema.parse(slip.value).lines.map(({ text }) => text)).toContain('Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ');
    expect(slip.value.lines).toEqual(before.value.lines);
    expect(till.outcomes).toMatchObject([{ from: 'queued', answeredBy: null, job: { id: job.id, state: 'printed' } }]);
    expect(printerStateSchema.parse(printerStateMessage(till.worker.status(), 'hr'))).toEqual({
      kind: 'screen',
      address: 'screen',
      state: 'ready',
      words: '',
      waiting: 0,
      unsureJobId: null,
    });
  });

  test('a slip is not wrapped anew when the paper has become narrower since', async () => {
    const wide = { ...SCREEN_PROFILE, columns: 48 };
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: wide });
    const job = till.queueReceipt('1');
    till.worker.start();
    await till.worker.rested();
    const asked = { jobId: job.id, language: 'en' } as const;
    expect(paperSlip(till.store, { ...asked, profile: { ...wide, columns: 32 } })).toEqual(
      paperSlip(till.store, { ...asked, profile: wide }),
    );
    expect(paperSlip(till.store, { ...asked, jobId: 'nobody', profile: wide })).toEqual({
      ok: false,
      refusal: 'print_job_unknown',
    });
  });
});

describe('over the network', () => {
  test('the printer gets exactly the kept bytes, and without its answer the job says so', async () => {
    const printer = await startTcpPrinter();
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    const bytes = must(till.store.bytes(job.id), 'a sent job has its bytes');
    expect(printer.received()).toHaveLength(1);
    expect(printer.received()[0]?.equals(bytes)).toBe(true);
    const fingerprint = till.database.prepare('SELECT fingerprint FROM print_job WHERE id = ?').pluck().get(job.id);
    expect(fingerprint).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('scenario 1: an Epson’s answer proves paper', async () => {
    const printer = await startTcpPrinter({
      onBytes: (socket, soFar) => {
        const answer = answerTo(soFar);
        if (answer === null) return;
        for (const byte of answer) socket.write(Buffer.of(byte));
      },
    });
    const till = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(till.outcomes.map(({ from, job: { state } }) => [from, state])).toEqual([
      ['awaiting_confirmation', 'printed'],
    ]);
  });

  test('an answer counts even when the line breaks right behind it', async () => {
    const printer = await startTcpPrinter({
      onBytes: (socket, soFar) => {
        const answer = answerTo(soFar);
        if (answer !== null) socket.end(answer);
      },
    });
    const till = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
  });

  test('scenario 3: an answer with another id is none; without ours the outcome is unknown', async () => {
    const printer = await startTcpPrinter({
      onBytes: (socket, soFar) => {
        if (answerTo(soFar) !== null) socket.write(Buffer.from('7"1234\0', 'latin1'));
      },
    });
    const timers = heldTimers();
    const till = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON, timers });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('awaiting_confirmation'));
    await until(() => expect(timers.waits()).toEqual([DEADLINES.confirmMs]));
    timers.pass(DEADLINES.confirmMs);
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    expect(till.store.find(job.id)?.reason).toBe('no_confirmation');
  });

  test('scenario 6: a printer that is off gets nothing, and exactly one slip when it appears', async () => {
    const port = await unusedPort();
    const till = await openPrintingTill({ transport: printerAt(`tcp:127.0.0.1:${port}`) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status().state).toBe('trouble'));
    expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'printer_refused' });
    expect(till.store.bytes(job.id)).toBeNull();
    expect(printerStateMessage(till.worker.status(), 'en')).toMatchObject({
      address: `127.0.0.1:${port}`,
      waiting: 1,
      words: expect.stringContaining('Switch it on'),
    });
    const printer = await startTcpPrinter({ port });
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(printer.received()).toHaveLength(1);
    expect(till.store.find(job.id)?.reason).toBeNull();
    expect(till.worker.status()).toMatchObject({ state: 'ready', waiting: 0 });
    expect(till.outcomes).toHaveLength(1);
  });

  test('scenario 24: jobs queued while the printer was off come out in their order', async () => {
    const port = await unusedPort();
    const till = await openPrintingTill({ transport: printerAt(`tcp:127.0.0.1:${port}`) });
    till.worker.start();
    for (const number of ['A1', 'A2', 'A3']) {
      till.queueReceipt(number);
      till.worker.nudge();
    }
    await until(() => expect(till.worker.status().state).toBe('trouble'));
    const printer = await startTcpPrinter({ port });
    await until(() => expect(till.store.waiting()).toBe(0));
    const slips = printer.received().map((bytes) => texts(bytes).find((text) => text.startsWith('Račun')));
    expect(slips.map((text) => text?.slice(0, 8))).toEqual(['Račun A1', 'Račun A2', 'Račun A3']);
  });

  test('scenario 7: a connection that hangs is given up at its deadline, and the job waits', async () => {
    const timers = heldTimers();
    const hanging = { ...printerAt('tcp:127.0.0.1:9'), open: hangUntilDeadline };
    const till = await openPrintingTill({ transport: hanging, timers });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(timers.waits()).toEqual([3000]));
    timers.pass(3000);
    await until(() => expect(till.store.find(job.id)?.reason).toBe('printer_unreachable'));
    expect(stateOf(till, job.id)).toBe('queued');
  });

  test('scenario 17: a line cut after the first byte leaves the job unknown, and nothing is sent again', async () => {
    const printer = await startTcpPrinter({ onBytes: (socket) => socket.resetAndDestroy() });
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    const first = till.queueReceipt('871');
    const second = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(stateOf(till, first.id)).toBe('unknown'));
    for (let nudges = 0; nudges < 5; nudges += 1) {
      till.worker.nudge();
      await till.worker.rested();
    }
    expect(printer.received()).toHaveLength(1);
    expect(stateOf(till, second.id)).toBe('queued');
    expect(till.store.find(first.id)?.reason).toBe('connection_lost');
    expect(till.worker.status()).toMatchObject({ state: 'unsure', unsureJobId: first.id, waiting: 2 });
    expect(printerStateMessage(till.worker.status(), 'de').words).toContain('vollständig');
  });

  test('a printer that says goodbye before we do has taken nothing for sure', async () => {
    const printer = await startTcpPrinter({ onConnection: (socket) => socket.end() });
    const till = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
  });

  test('scenario 26: a slow reader is waited for; taken is only what it read', async () => {
    let resume = (): void => undefined;
    const printer = await startTcpPrinter({
      onConnection: (socket) => {
        socket.pause();
        resume = () => void socket.resume();
      },
    });
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('sending'));
    expect(till.worker.status().state).toBe('printing');
    resume();
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(printer.received()[0]?.equals(must(till.store.bytes(job.id), 'sent'))).toBe(true);
  });

  test('scenario 27: a printer that never reads is unknown at the deadline, whatever the kernel took', async () => {
    const timers = heldTimers();
    const printer = await startTcpPrinter({ onConnection: (socket) => void socket.pause() });
    const till = await openPrintingTill({ transport: printerAt(printer.address), timers });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(timers.waits()).toEqual([DEADLINES.endMs]));
    timers.pass(DEADLINES.endMs);
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    expect(till.store.find(job.id)?.reason).toBe('not_closed');
  });
});

async function hangUntilDeadline(deadline: AbortSignal) {
  await new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
  return { ok: false, refusal: 'printer_unreachable' } as const;
}
