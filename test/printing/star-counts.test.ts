import { describe, expect, test } from 'vitest';
import { answerPrintJob } from '#main/printing/print-jobs.ts';
import { countsFor } from '#main/printing/star/status-reader.ts';
import { must } from '#shared/assert.ts';
import { type SimOptions, simOnSocket, tillAt } from '#test/printing/sim-till.ts';
import { NOW, STAR, stateOf, until } from '#test/printing/worker-talk.ts';

const ETB = 0x17;
const MUTE: SimOptions = { profile: STAR, habits: { echo: 'none' } };

function countsOf(bytes: Uint8Array | null): number {
  const all = [...must(bytes, 'the paper was sent')];
  return all.length - 1 - all.findLastIndex((byte) => byte !== ETB);
}

describe('how often a Star counts a paper', () => {
  test('once, where the printer holds nothing else; else more often than what it holds can reach', () => {
    expect(countsFor(0, [])).toBe(1);
    expect(countsFor(1, [])).toBe(2);
    expect(countsFor(0, [1])).toBe(2);
    expect(countsFor(1, [1])).toBe(3);
    expect(countsFor(0, [1, 2, 4, 8])).toBe(16);
    expect(countsFor(30, [1, 2])).toBe(3);
  });

  test('not at all, where what it holds may reach every number: no count is proof then', () => {
    expect(countsFor(0, [1, 2, 4, 8, 16])).toBe(0);
  });

  test('a paper without proof ends as a question, and the person who holds it whole brings the proof back', async () => {
    const { sim, address } = await simOnSocket(MUTE);
    const till = await tillAt(address, { profile: STAR });
    const jobs = Array.from({ length: 7 }, (_, index) => till.queueReceipt(`87${index}`));
    till.worker.start();
    const answerAs = async (id: string, answer: 'abandon' | 'is_on_paper') => {
      await until(() => expect(stateOf(till, id)).toBe('unknown'));
      answerPrintJob(till.store, { jobId: id, answer, newJobId: `${id}-copy`, answeredBy: 'ana', now: NOW });
      till.worker.nudge();
    };
    const [last, proven] = jobs.slice(-2).map(({ id }) => id);
    for (const { id } of jobs.slice(0, 5)) await answerAs(id, 'abandon');
    await until(() => expect(stateOf(till, last ?? '')).toBe('unknown'));
    expect(jobs.slice(0, 6).map(({ id }) => countsOf(till.store.bytes(id)))).toEqual([1, 2, 4, 8, 16, 0]);
    sim.behave({ echo: 'normal' });
    await answerAs(last ?? '', 'is_on_paper');
    await until(() => expect(stateOf(till, proven ?? '')).toBe('printed'));
    expect(till.store.unproven(must(jobs[0], 'a job was queued').printerId)).toEqual([]);
  });
});

test('what a till left in the printer’s memory is known to its next run, whatever a person has answered since', async () => {
  const { sim, address } = await simOnSocket(MUTE);
  const first = await tillAt(address, { profile: STAR });
  const job = first.queueReceipt('871');
  first.worker.start();
  await until(() => expect(stateOf(first, job.id)).toBe('unknown'));
  await first.worker.stop(0);
  answerPrintJob(first.store, { jobId: job.id, answer: 'is_on_paper', newJobId: '-', answeredBy: 'ana', now: NOW });
  const file = `${first.file}.found`;
  first.database.prepare('VACUUM INTO ?').run(file);

  sim.behave({ echo: 'normal' });
  const second = await tillAt(address, { profile: STAR, file });
  const next = second.queueReceipt('872');
  second.worker.start();
  await until(() => expect(stateOf(second, next.id)).toBe('printed'));
  expect(countsOf(second.store.bytes(next.id))).toBe(2);
});
