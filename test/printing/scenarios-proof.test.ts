import { describe, expect, test } from 'vitest';
import { linesFor, protocolOf } from '#main/printing/encode-document.ts';
import { answerPrintJob } from '#main/printing/print-jobs.ts';
import { must } from '#shared/assert.ts';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { HASTY, simOnSerialLine, simOnSocket, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { EPSON, NOW, STAR, stateOf, texts, until } from '#test/printing/worker-talk.ts';

const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

describe('the sign that a paper is there', () => {
  test('scenario 1: printed only after the printer names the paper, and the slip says what the document says', async () => {
    const { sim, address } = await simOnSocket({ habits: { echoDelayMs: 200 } });
    const till = await tillAt(address);
    const job = till.queueReceipt('2026/POS1/000871');
    till.worker.start();
    await until(() => expect(slipTexts(sim)).toHaveLength(1));
    expect(stateOf(till, job.id)).toBe('awaiting_confirmation');
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(till.store.find(job.id)).toMatchObject({ tier: 'A', reason: null });
    const kept = must(till.store.bytes(job.id), 'a printed job has its bytes');
    const wanted = linesFor(till.store.document(job.id), EPSON).map(({ text }) => text.trimEnd());
    expect(wanted.join()).toContain('2026/POS1/000871');
    expect((slipTexts(sim)[0] ?? '').split('\n').slice(0, wanted.length)).toEqual(wanted);
    expect(slipTexts(sim)[0]).toBe(
      protocolOf(EPSON)
        .decodePaper(kept, EPSON)
        .lines.map(({ text }) => text)
        .join('\n'),
    );
    expect(till.outcomes.map(({ from, job: { state } }) => [from, state])).toEqual([
      ['awaiting_confirmation', 'printed'],
    ]);
  });

  test('scenario 1: a Star counts instead, and its count is proof too', async () => {
    const { sim, address } = await simOnSocket({ profile: STAR });
    const till = await tillAt(address, { profile: STAR });
    const jobs = ['1', '2', '3'].map((number) => till.queueReceipt(number));
    till.worker.start();
    await until(() => expect(jobs.map(({ id }) => stateOf(till, id))).toEqual(['printed', 'printed', 'printed']));
    expect(slipTexts(sim)).toHaveLength(3);
    expect(till.store.find(jobs[2]?.id ?? '')?.tier).toBe('A');
  });

  test('scenario 2: an answer in seven single bytes between status blocks is one answer', async () => {
    const { sim, address } = await simOnSocket({
      habits: { echo: 'bytewise' },
      faults: [{ when: { printed: 400 }, what: 'near_end' }],
    });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(till.outcomes).toHaveLength(1);
    expect(slipTexts(sim)).toHaveLength(1);
  });

  test('scenario 3: an answer with another id is none; without ours the outcome is unknown at the deadline', async () => {
    const { sim, address } = await simOnSocket({ habits: { echo: 'wrong' } });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    expect(till.store.find(job.id)?.reason).toBe('no_confirmation');
    expect(till.notices.join()).toContain('1234');
    expect(slipTexts(sim)).toHaveLength(1);
    const evidence = till.database.prepare('SELECT bytes_sent, last_condition FROM print_job WHERE id = ?').get(job.id);
    expect(evidence).toMatchObject({ bytes_sent: till.store.bytes(job.id)?.length });
    expect(JSON.stringify(evidence)).toContain('isOnline');
  });

  test('scenario 4: a late answer is credited to the paper it names, never to the newer one', async () => {
    const { sim, address } = await simOnSocket({ habits: { echoDelayMs: 4000, hasBufferClear: false } });
    // The first answer comes while the second paper is waited for.
    const till = await tillAt(address, { deadlines: { confirmMs: 2500 } });
    const first = till.queueReceipt('871');
    const second = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(stateOf(till, first.id)).toBe('unknown'));
    sim.behave({ echo: 'none' });
    const facts = { jobId: first.id, answer: 'is_on_paper', newJobId: 'unused', answeredBy: 'ana', now: NOW } as const;
    answerPrintJob(till.store, facts);
    till.worker.nudge();
    await until(() => expect(stateOf(till, second.id)).toBe('awaiting_confirmation'));
    await until(() => expect(till.notices.join()).toContain('no open paper'));
    expect(stateOf(till, second.id)).toBe('awaiting_confirmation');
    await until(() => expect(stateOf(till, second.id)).toBe('unknown'));
    expect(stateOf(till, first.id)).toBe('printed');
  });

  test.skipIf(missing !== null)('scenario 5: XOFF and XON inside the answer are not part of it', async () => {
    const { address } = await simOnSerialLine({ habits: { echo: 'flow' } });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
  });

  test('scenario 19: power lost after the last byte and before the answer is unknown; a person says what is on paper', async () => {
    const { sim, address } = await simOnSocket({ habits: { echo: 'none' } });
    const till = await tillAt(address, { deadlines: { confirmMs: 20_000 } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(slipTexts(sim)).toHaveLength(1));
    await until(() => expect(stateOf(till, job.id)).toBe('awaiting_confirmation'));
    sim.fail('power_cycle');
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    answerPrintJob(till.store, {
      jobId: job.id,
      answer: 'is_on_paper',
      newJobId: 'unused',
      answeredBy: 'ana',
      now: NOW,
    });
    expect(till.outcomes.at(-1)).toMatchObject({ answeredBy: 'ana', job: { state: 'printed' } });
  });

  test('scenario 20: a late answer settles the question by itself, unless a copy was begun', async () => {
    const { sim, address } = await simOnSocket({ habits: { echoDelayMs: 1500 } });
    const lingerMs = { screen: null, tcp: 10_000, serial: null, usb: null, spooler: null };
    const till = await tillAt(address, { deadlines: { lingerMs } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.worker.status().unsureJobId).toBe(job.id));
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(till.worker.status()).toMatchObject({ state: 'ready', unsureJobId: null });
    expect(till.outcomes.at(-1)).toMatchObject({ from: 'unknown', answeredBy: null });

    const second = till.queueReceipt('872');
    till.worker.nudge();
    await until(() => expect(stateOf(till, second.id)).toBe('unknown'));
    sim.behave({ echoDelayMs: 0, hasBufferClear: false });
    const facts = { jobId: second.id, answer: 'print_copy', newJobId: 'copy', answeredBy: 'ana', now: NOW } as const;
    answerPrintJob(till.store, facts);
    till.worker.nudge();
    await until(() => expect(stateOf(till, 'copy')).toBe('printed'));
    await until(() => expect(till.notices.join()).toContain('no open paper'));
    expect(stateOf(till, second.id)).toBe('abandoned');
  });

  test('a Star whose count comes late is believed late, and the next paper is not mistaken for it', async () => {
    const { sim, address } = await simOnSocket({ profile: STAR, habits: { echoDelayMs: 1500 } });
    const till = await tillAt(address, { profile: STAR });
    const job = till.queueReceipt('871');
    const next = till.queueReceipt('872');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    sim.behave({ echoDelayMs: 0 });
    await until(() => expect(stateOf(till, next.id)).toMatch(/printed|unknown/));
    expect(slipTexts(sim)).toHaveLength(2);
  });

  test('tier B: a fence behind the cut and a printer that is well say so, and no more', async () => {
    const profile = { ...EPSON, id: 'fenced', completion: 'fence', hasStatusBack: false } as const;
    const { sim, address } = await simOnSocket({ profile });
    const till = await tillAt(address, { profile });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(till.store.find(job.id)?.tier).toBe('B');
    expect(texts(sim.slips()[0]?.bytes ?? new Uint8Array()).length).toBeGreaterThan(10);
  });

  test('tier C: a printer that only says how it is, is asked before and after', async () => {
    const profile = { ...EPSON, id: 'asked', completion: 'status', hasStatusBack: false } as const;
    const { sim, address } = await simOnSocket({ profile, faults: [{ when: { printed: 300 }, what: 'paper_out' }] });
    const till = await tillAt(address, { profile });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'paper_out' }));
    sim.set({ paper: 'ok' });
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(till.store.find(job.id)?.tier).toBe('C');
    expect(HASTY.heartbeatMs).toBeLessThan(1000);
  });
});
