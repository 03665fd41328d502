import { describe, expect, test } from 'vitest';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import { answerPrintJob, reprint } from '#main/printing/print-jobs.ts';
import { SCREEN_PROFILE } from '#main/printing/profiles.ts';
import { must } from '#shared/assert.ts';
import { heldTimers, openPrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { simOnSocket, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { startTcpPrinter, unusedPort } from '#test/printing/tcp-printer.ts';
import { NOW, stateOf, texts, until } from '#test/printing/worker-talk.ts';

describe('a till that stopped', () => {
  test('scenario 21: a job found in flight is unknown and never sent by itself, whatever its state', async () => {
    const { sim, address } = await simOnSocket({ habits: { echo: 'none' } });
    const first = await tillAt(address, { deadlines: { confirmMs: 60_000 } });
    const job = first.queueReceipt('871');
    const waiting = first.queueReceipt('872');
    first.worker.start();
    await until(() => expect(stateOf(first, job.id)).toBe('awaiting_confirmation'));
    // What kill -9 leaves behind: everything committed, nothing more.
    const file = `${first.file}.found`;
    first.database.prepare('VACUUM INTO ?').run(file);
    await first.worker.stop(0);

    const second = await tillAt(address, { file });
    second.worker.start();
    await second.worker.rested();
    expect(second.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'till_stopped' });
    expect(stateOf(second, waiting.id)).toBe('queued');
    await until(() => expect(slipTexts(sim)).toHaveLength(1));
    expect(second.outcomes).toMatchObject([{ from: 'awaiting_confirmation', job: { state: 'unknown' } }]);
    for (const state of ['sending', 'suspended']) {
      second.database.prepare('UPDATE print_job SET state = ? WHERE id = ?').run(state, job.id);
      second.worker.nudge();
      await second.worker.rested();
      expect(stateOf(second, job.id)).toBe('unknown');
    }
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test('scenario 22: a job found queued is printed once', async () => {
    const printer = await startTcpPrinter();
    const first = await openPrintingTill({ transport: printerAt(printer.address) });
    const job = first.queueReceipt('871');
    const file = `${first.file}.found`;
    first.database.prepare('VACUUM INTO ?').run(file);
    const second = await openPrintingTill({ transport: printerAt(printer.address), file });
    second.worker.start();
    await until(() => expect(stateOf(second, job.id)).toBe('sent_unconfirmed'));
    expect(printer.received()).toHaveLength(1);
  });

  test('a shutdown waits for the job in flight; when patience ends its outcome is unknown', async () => {
    const timers = heldTimers();
    const printer = await startTcpPrinter({ onConnection: (socket) => void socket.pause() });
    const till = await openPrintingTill({ transport: printerAt(printer.address), timers });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => {
      timers.pass(1000);
      expect(timers.waits()).toEqual([DEADLINES.endMs]);
    });
    const stopped = till.worker.stop(2000);
    timers.pass(2000);
    await stopped;
    expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'till_stopped' });
  });

  test('scenario 23: where the state cannot be kept, not one byte is sent', async () => {
    const printer = await startTcpPrinter();
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    till.database.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON print_job WHEN NEW.state = 'sending' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status()).toMatchObject({ state: 'trouble', trouble: 'not_kept' }));
    expect(till.faults.length).toBeGreaterThan(0);
    till.database.exec('DROP TRIGGER full');
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(printer.received().filter((bytes) => bytes.length > 0)).toHaveLength(1);
  });

  test('a document that cannot be read fails alone', async () => {
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: SCREEN_PROFILE });
    const broken = till.queueReceipt('871');
    const good = till.queueReceipt('872');
    till.database.prepare("UPDATE print_job SET document = '{}' WHERE id = ?").run(broken.id);
    till.worker.start();
    await till.worker.rested();
    expect(till.store.find(broken.id)).toMatchObject({ state: 'failed', reason: 'document_unreadable' });
    expect(stateOf(till, good.id)).toBe('printed');
  });
});

describe('a person tells the outcome', () => {
  async function unsureTill() {
    let isRude = true;
    const printer = await startTcpPrinter({
      onBytes: (socket) => {
        if (isRude) socket.resetAndDestroy();
      },
    });
    const till = await openPrintingTill({ transport: printerAt(printer.address) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    isRude = false;
    return { job, printer, till };
  }

  test('it is on paper: printed, and the queue goes on', async () => {
    const { job, printer, till } = await unsureTill();
    const next = till.queueReceipt('872');
    const answered = answerPrintJob(till.store, {
      jobId: job.id,
      answer: 'is_on_paper',
      newJobId: 'unused',
      answeredBy: 'ana',
      now: NOW,
    });
    expect(answered).toMatchObject({ ok: true, value: { id: job.id, state: 'printed', finishedAt: NOW } });
    till.worker.nudge();
    await until(() => expect(stateOf(till, next.id)).toBe('sent_unconfirmed'));
    expect(printer.received()).toHaveLength(2);
    expect(till.outcomes[1]).toMatchObject({ from: 'unknown', answeredBy: 'ana', job: { state: 'printed' } });
  });

  test('print a copy: the same number marked COPY, and a second answer is refused', async () => {
    const { job, printer, till } = await unsureTill();
    const facts = { jobId: job.id, answer: 'print_copy', newJobId: 'copy-1', answeredBy: 'ana', now: NOW } as const;
    expect(answerPrintJob(till.store, facts)).toMatchObject({
      ok: true,
      value: { id: 'copy-1', documentNumber: '871', copy: 1, originalJobId: job.id },
    });
    expect(answerPrintJob(till.store, { ...facts, newJobId: 'copy-2' })).toEqual({
      ok: false,
      refusal: 'already_answered',
    });
    expect(answerPrintJob(till.store, { ...facts, jobId: 'nobody' })).toEqual({
      ok: false,
      refusal: 'print_job_unknown',
    });
    till.worker.nudge();
    await until(() => expect(stateOf(till, 'copy-1')).toBe('sent_unconfirmed'));
    const [strip, ...paper] = texts(must(printer.received()[1], 'the copy was sent'));
    expect([strip, paper[0]]).toEqual(['', 'KOPIJA 1']);
    expect(paper.some((text) => text.startsWith('Račun 871'))).toBe(true);
    expect(till.store.find(job.id)).toMatchObject({ state: 'abandoned', reason: 'copy_made' });
  });

  test('abandon: nothing more is printed of it', async () => {
    const { job, printer, till } = await unsureTill();
    const facts = { jobId: job.id, answer: 'abandon', newJobId: 'unused', answeredBy: 'ana', now: NOW } as const;
    expect(answerPrintJob(till.store, facts)).toMatchObject({ ok: true, value: { state: 'abandoned' } });
    till.worker.nudge();
    await till.worker.rested();
    expect(printer.received()).toHaveLength(1);
    expect(till.worker.status()).toMatchObject({ state: 'ready', waiting: 0, unsureJobId: null });
  });

  test('a waiting job given up is not printed when the printer comes back', async () => {
    const port = await unusedPort();
    const till = await openPrintingTill({ transport: printerAt(`tcp:127.0.0.1:${port}`) });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status().state).toBe('trouble'));
    const facts = { jobId: job.id, newJobId: 'unused', answeredBy: 'ana', now: NOW } as const;
    expect(answerPrintJob(till.store, { ...facts, answer: 'is_on_paper' })).toMatchObject({
      refusal: 'already_answered',
    });
    expect(answerPrintJob(till.store, { ...facts, answer: 'abandon' })).toMatchObject({ ok: true });
    const printer = await startTcpPrinter({ port });
    till.worker.nudge();
    await till.worker.rested();
    expect(printer.received().filter((bytes) => bytes.length > 0)).toHaveLength(0);
    expect(till.worker.status()).toMatchObject({ state: 'ready', trouble: null, waiting: 0 });
  });

  test('each reprint is a copy with the next number, of the same document', async () => {
    const till = await openPrintingTill({ transport: printerAt('screen'), profile: SCREEN_PROFILE });
    const job = till.queueReceipt('871');
    expect(reprint(till.store, { jobId: job.id, newJobId: 'early', now: NOW })).toEqual({
      ok: false,
      refusal: 'print_job_waiting',
    });
    till.worker.start();
    await till.worker.rested();
    expect(reprint(till.store, { jobId: job.id, newJobId: 'c1', now: NOW })).toMatchObject({ value: { copy: 1 } });
    till.worker.nudge();
    await till.worker.rested();
    expect(reprint(till.store, { jobId: 'c1', newJobId: 'c2', now: NOW })).toMatchObject({
      value: { copy: 2, originalJobId: job.id, documentNumber: '871' },
    });
    till.worker.nudge();
    await till.worker.rested();
    const paper = texts(must(till.store.bytes('c2'), 'printed'));
    expect([paper[0], paper.at(-1)]).toEqual(['KOPIJA 2', 'KOPIJA 2']);
    expect(paper.filter((text) => text.startsWith('KOPIJA'))).toHaveLength(2);
  });
});
