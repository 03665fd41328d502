import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workADay } from '#test/tools/a-day.ts';
import { NOTHING_KNOWN } from '#test/tools/checked-copy.ts';
import { runTool } from '#test/tools/run-tool.ts';
import { makeFolder, startTestTill, type TestTill } from '#test/tools/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

let till: TestTill;
/** The same folder as it was while its till ran, as a crash would leave it. */
let cutOff: string;

beforeAll(async () => {
  till = await startTestTill();
  await workADay(till);
  cutOff = makeFolder('cut-off');
  cpSync(till.dataDir, cutOff, { recursive: true });
  await till.stop();
});

afterAll(() => {
  till.remove();
  rmSync(cutOff, { recursive: true });
});

describe('a good journal', () => {
  it('passes, in words and as JSON, and nothing in the folder is touched', async () => {
    const before = listing(till.dataDir);
    const { code, stdout, stderr } = await runTool('verify', [till.dataDir]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/is good\.\n\d+ events, 1 shifts ended, 1 open, 5 receipts; head 1\/\d+ [0-9a-f]{64}\n/);
    const json = await runTool('verify', [till.dataDir, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      isGood: true,
      shifts: 1,
      openShifts: 1,
      receipts: 5,
      findings: [],
    });
    expect(listing(till.dataDir)).toEqual(before);
  });

  it('passes as a cut-off till left it, with what was in the write-ahead log', async () => {
    expect(readdirSync(cutOff)).toContain('till.db-wal');
    const { isGood, tally } = await verifyFolder(cutOff, NOTHING_KNOWN);
    expect({ isGood, receipts: tally.receipts }).toEqual({ isGood: true, receipts: 5 });
  });

  it('passes while its till runs and sells', async () => {
    const running = await startTestTill();
    const working = workADay(running);
    const during = await verifyFolder(running.dataDir, NOTHING_KNOWN);
    await working;
    const after = await verifyFolder(running.dataDir, NOTHING_KNOWN);
    await running.stop();
    running.remove();
    expect([during.findings, after.findings, after.tally.receipts]).toEqual([[], [], 5]);
  });

  it('passes with a hash that a witness saw', async () => {
    const { tally } = await verifyFolder(till.dataDir, NOTHING_KNOWN);
    const head = tally.head?.hash.slice(0, 8) ?? '';
    expect((await verifyFolder(till.dataDir, { key: null, head })).isGood).toBe(true);
  });
});

function listing(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
    return entry.isFile() ? [entry.name, size, mtimeMs] : [entry.name];
  });
}
