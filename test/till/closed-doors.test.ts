import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openTill } from '#main/till.ts';
import type { Clock } from '#main/time/clock.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  temporaryFolder,
  testTill,
} from '#test/till/test-till.ts';

describe('papers', () => {
  it('are shown to nobody while nobody is logged on, nor is "Where was I" put away', async () => {
    const { client } = await testTill();
    expect(await refused(client.paper.roll({}))).toBe('nobody_logged_on');
    expect(await refused(client.paper.slip({ jobId: 'x' }))).toBe('nobody_logged_on');
    expect(await refused(client.till.continueAfterStop(id()))).toBe('nobody_logged_on');
  });

  it('of another’s shift are neither read nor copied without the right to see that shift', async () => {
    const { client } = await testTill();
    await startShift(client);
    const sale = await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(sale.lines).toHaveLength(1);
    const { printJobId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const interim = await accepted(client.shift.printInterimReport(id()));
    await endShift(client);
    await logOn(client, 'jakub');
    await expect
      .poll(async () => (await accepted(client.paper.roll({}))).jobs.every(({ finishedAt }) => finishedAt))
      .toBe(true);
    const final = (await accepted(client.paper.roll({}))).jobs.find(({ kind }) => kind === 'daily_report')?.id ?? '';
    for (const jobId of [interim.jobId, final]) {
      expect(await refused(client.paper.slip({ jobId }))).toBe('not_permitted');
      expect(await refused(client.paper.reprint({ ...id(), jobId }))).toBe('not_permitted');
    }
    expect((await accepted(client.paper.slip({ jobId: printJobId }))).lines.length).toBeGreaterThan(5);
  });
});

describe('a command', () => {
  it('takes no total, number or name from whoever asks', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    for (const claimed of [
      { totalMinor: 1 },
      { number: 'PA/2026/POS1/000099' },
      { actor: 'ivana' },
      { handledBy: 'ivana' },
      { operatorId: 'ivana' },
      { authorisedBy: 'ivana' },
      { shiftId: 'x' },
      { businessDate: '2020-01-01' },
    ]) {
      const asked = { ...id(), exactCash: true, ...claimed };
      expect(await refused(client.sale.complete(asked)), JSON.stringify(claimed)).toBe('malformed_call');
    }
    await sellLoaf(client);
    const summary = await accepted(client.shift.summary({}));
    expect(summary.sales).toMatchObject({ receipts: 1, grossMinor: 2 * 185 });
  });
});

describe('texts', () => {
  it.each(['\ud800', 'a\u0007b', 'x\u202ey'])('that nobody can read are refused in words (%j)', async (barcode) => {
    const { client } = await testTill();
    await startShift(client);
    const reply = await client.sale.scan({ ...id(), barcode });
    expect(reply).toMatchObject({ accepted: false, refusal: { code: 'malformed_call' } });
    if (!reply.accepted) expect(reply.refusal.words).toContain('barcode');
  });

  it('of a catalogue may have lines and tabs, and columns parted by semicolons', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const csv = '\ufeffbarcode;name;price\r\n901;Čaj;1,50\r\n';
    const report = await accepted(client.catalogue.import({ ...id(), fileName: 'excel.csv', csv }));
    expect(report).toMatchObject({ rows: 1, added: 1, skipped: [] });
  });
});

describe('the key of a till', () => {
  it('is never made anew beside a journal that was founded with another', async () => {
    const { client, till, dataDir } = await testTill();
    await logOn(client);
    await till.close();
    const other = await testTill();
    await other.till.close();
    const copy = join(temporaryFolder(), 'copy');
    mkdirSync(copy);
    copyFileSync(join(dataDir, 'till.db'), join(copy, 'till.db'));
    const start = openTill({ dataDir: copy, agentUrl: null });
    await expect(start).rejects.toMatchObject({ words: expect.stringContaining('is missing') });
    copyFileSync(join(other.dataDir, 'till-key.json'), join(copy, 'till-key.json'));
    const again = openTill({ dataDir: copy, agentUrl: null });
    await expect(again).rejects.toMatchObject({ words: expect.stringContaining('belongs to another till') });
    rmSync(join(copy, 'till-key.json'));
    const before = new Database(join(copy, 'till.db'), { readonly: true });
    expect(before.prepare(`SELECT count(*) FROM event WHERE kind = 'till.started'`).pluck().get()).toBe(1);
    before.close();
  });
});

describe('a clock set back while the till runs', () => {
  it('is written down before what it would misdate, once', async () => {
    let wall = '2026-11-20T10:00:00.000+01:00';
    let monotonicMs = 0;
    const clock: Clock = {
      now: () => {
        monotonicMs += 1;
        return { wall, monotonicMs };
      },
    };
    const { client, till, dataDir } = await testTill({ clock });
    await startShift(client);
    wall = '2026-11-20T09:59:30.000+01:00';
    await sellLoaf(client);
    wall = '2025-10-16T10:00:00.000+02:00';
    await sellLoaf(client);
    await sellLoaf(client);
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    const rows = connection.prepare(`SELECT body ->> 'nowAt' AS now FROM event WHERE kind = 'clock.set_back'`).all();
    expect(rows).toEqual([{ now: wall }]);
    connection.close();
  });
});
