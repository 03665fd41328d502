import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import { paperRoll, paperSlip, printerStateMessage } from '#main/printing/print-jobs.ts';
import { SCREEN_PROFILE } from '#main/printing/profiles.ts';
import { must } from '#shared/assert.ts';
import { paperRollSchema, paperSlipSchema } from '#shared/contract/paper.ts';
import { printerStateSchema } from '#shared/contract/till.ts';
import { heldTimers, openPrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { startTcpPrinter } from '#test/printing/tcp-printer.ts';
import { NOW, stateOf, until } from '#test/printing/worker-talk.ts';

describe('on the screen', () => {
  test('a job is printed at once and its slip is read from the very bytes', async () => {
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: SCREEN_PROFILE });
    const job = till.queueReceipt('2026/POS1/000871');
    const facts = { profileOf: () => SCREEN_PROFILE, language: 'hr' } as const;
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
    expect(
      printerStateSchema
        .omit({ id: true, name: true, others: true })
        .parse(printerStateMessage(till.worker.status(), 'hr')),
    ).toEqual({
      kind: 'screen',
      address: 'screen',
      state: 'ready',
      headline: '',
      words: '',
      waiting: 0,
      unsureJobId: null,
      suspendedJobId: null,
      blockedJobId: null,
      mayContinue: false,
      paper: null,
      isCoverOpen: null,
      drawerPin: null,
    });
  });

  test('a slip is not wrapped anew when the paper has become narrower since', async () => {
    const wide = { ...SCREEN_PROFILE, columns: 48 };
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: wide });
    const job = till.queueReceipt('1');
    till.worker.start();
    await till.worker.rested();
    const asked = { jobId: job.id, language: 'en' } as const;
    expect(paperSlip(till.store, { ...asked, profileOf: () => ({ ...wide, columns: 32 }) })).toEqual(
      paperSlip(till.store, { ...asked, profileOf: () => wide }),
    );
    expect(paperSlip(till.store, { ...asked, jobId: 'nobody', profileOf: () => wide })).toEqual({
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

  test('a printer that says goodbye before we do gets nothing', async () => {
    const printer = await startTcpPrinter({ onConnection: (socket) => void socket.end() });
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() =>
      expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'printer_unreachable' }),
    );
    expect(till.store.bytes(job.id)).toBeNull();
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
    await until(() => {
      timers.pass(1000);
      expect(timers.waits()).toEqual([DEADLINES.endMs]);
    });
    timers.pass(DEADLINES.endMs);
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    expect(till.store.find(job.id)?.reason).toBe('not_closed');
  });
});
