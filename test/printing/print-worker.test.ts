import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { GENERIC_PROFILE, PROFILES, SCREEN_PROFILE } from '#main/printing/escpos/profiles.ts';
import { answerPrintJob, paperRoll, paperSlip, printerStateMessage, reprint } from '#main/printing/print-jobs.ts';
import { DEADLINES } from '#main/printing/send-paper.ts';
import { must } from '#shared/assert.ts';
import { paperRollSchema, paperSlipSchema } from '#shared/contract/paper.ts';
import { printerStateSchema } from '#shared/contract/till.ts';
import {
  heldTimers,
  openPrintingTill,
  type PrintingTill,
  printerAt,
  steadyClock,
} from '#test/printing/printing-till.ts';
import { startTcpPrinter, unusedPort } from '#test/printing/tcp-printer.ts';

const EPSON = must(
  PROFILES.find(({ id }) => id === 'epson-tm'),
  'there is an Epson profile',
);
const NOW = steadyClock().now().wall;

function until(claim: () => void): Promise<void> {
  return vi.waitFor(claim, { timeout: 20_000, interval: 5 });
}

function stateOf(till: PrintingTill, id: string): string | undefined {
  return till.store.find(id)?.state;
}

function texts(bytes: Uint8Array): readonly string[] {
  return decodePaper(bytes, GENERIC_PROFILE).lines.map(({ text }) => text);
}

function answerTo(bytes: Buffer): Buffer | null {
  const [id] = decodePaper(bytes, EPSON).processIds;
  return id === undefined ? null : Buffer.from(`7"${id}\0`, 'latin1');
}

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

describe('a till that stopped', () => {
  test('scenario 21: a job found in sending or awaiting confirmation is unknown and never sent by itself', async () => {
    const printer = await startTcpPrinter();
    const first = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON });
    const job = first.queueReceipt('871');
    const waiting = first.queueReceipt('872');
    first.worker.start();
    await until(() => expect(stateOf(first, job.id)).toBe('awaiting_confirmation'));
    // What kill -9 leaves behind: everything committed, nothing more.
    const file = `${first.file}.found`;
    first.database.prepare('VACUUM INTO ?').run(file);

    const second = await openPrintingTill({ transport: printerAt(printer.address), profile: EPSON, file });
    second.worker.start();
    await second.worker.rested();
    expect(second.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'till_stopped' });
    expect(stateOf(second, waiting.id)).toBe('queued');
    expect(printer.received()).toHaveLength(1);
    expect(second.outcomes).toMatchObject([{ from: 'awaiting_confirmation', job: { state: 'unknown' } }]);
    second.database.prepare("UPDATE print_job SET state = 'sending' WHERE id = ?").run(job.id);
    second.worker.nudge();
    await second.worker.rested();
    expect(stateOf(second, job.id)).toBe('unknown');
    expect(printer.received()).toHaveLength(1);
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
    await until(() => expect(timers.waits()).toEqual([DEADLINES.endMs]));
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
    const paper = texts(must(printer.received()[1], 'the copy was sent'));
    expect(paper[0]).toBe('KOPIJA 1');
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

async function hangUntilDeadline(deadline: AbortSignal) {
  await new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
  return { ok: false, refusal: 'printer_unreachable' } as const;
}
