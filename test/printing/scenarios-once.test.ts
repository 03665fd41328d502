import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, logOn, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

describe('scenario 25: asked twice', () => {
  test('a print is one job and one paper, however the call is repeated, also after a restart', async () => {
    const { address, sim } = await simOnSocket();
    const first = await testTill();
    const printer = { id: 'receipt', name: 'Counter', address, profileId: 'epson-tm-t88' };
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    await startShift(first.client);
    await accepted(first.client.device.printer.set({ ...id(), authorisation, printer }));
    await sellLoaf(first.client);
    const slips = () => slipTexts(sim).length;
    await expect.poll(slips, { timeout: 15_000 }).toBe(1);
    const [job] = (await accepted(first.client.paper.roll({}))).jobs;
    const again = { ...id(), jobId: job?.id ?? '' };
    // A double click, and a window that lost its answer and asks again.
    const replies = await Promise.all([1, 2, 3].map(() => accepted(first.client.paper.reprint(again))));
    expect(new Set(replies.map(({ jobId }) => jobId)).size).toBe(1);
    await expect.poll(slips, { timeout: 15_000 }).toBe(2);
    await first.till.close();
    const second = await testTill({ dataDir: first.dataDir });
    await logOn(second.client);
    expect(await accepted(second.client.paper.reprint(again))).toEqual(replies[0]);
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    const copies = (await accepted(second.client.paper.roll({}))).jobs.filter(({ copy }) => copy > 0);
    expect(copies).toHaveLength(1);
    expect(slips()).toBe(2);
  });
});
