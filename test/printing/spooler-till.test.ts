import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { candidates, codePageTest } from '#main/printing/code-page-test.ts';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { simOnLine, slipTexts } from '#test/printing/sim-till.ts';
import { EPSON } from '#test/printing/worker-talk.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, refused, sellLoaf, startShift, type TestTill, temporaryFolder } from '#test/till/test-till.ts';

const STAND_IN = fileURLToPath(new URL('./windows-spooler.mjs', import.meta.url));
const PRINTER = 'EPSON TM-T88V Receipt';
const ADDRESS = `spooler:${PRINTER}`;

type Windows = {
  /** Papers that the spooler took, in their order. */
  readonly papers: () => readonly Buffer[];
  readonly become: (status: number) => void;
};

/** A stand-in where the till looks for PowerShell; no test machine runs Windows, so its spooler itself stays unproven. */
function windows(): Windows {
  const folder = temporaryFolder();
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const words = [process.execPath, STAND_IN, folder].map((word) => `'${word}'`).join(' ');
  writeFileSync(join(programs, 'powershell.exe'), `#!/bin/sh\nexec ${words}\n`, { mode: 0o755 });
  const { PATH: before = '' } = process.env;
  process.env['PATH'] = `${programs}${delimiter}${before}`;
  onTestFinished(() => {
    process.env['PATH'] = before;
  });
  const become = (status: number) => writeFileSync(join(folder, `${PRINTER}.json`), JSON.stringify({ status }));
  become(0);
  return {
    become,
    papers: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.bin'))
        .toSorted()
        .map((name) => readFileSync(join(folder, name))),
  };
}

/** A till in Ana's shift, whose receipt printer Windows drives and whose drawer hangs at it. */
async function tillOnWindows(): Promise<TestTill> {
  const till = await tillWith((shop) => ({ ...shop, drawerPin: '2', drawerOpenWhen: 'high' }), { printer: ADDRESS });
  await startShift(till.client);
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  const printer = { id: 'receipt', name: 'Counter', address: ADDRESS, profileId: EPSON.id };
  await accepted(till.client.device.printer.set({ ...id(), authorisation, printer }));
  return till;
}

/** The same papers in a printer that can be looked into. */
function printedFrom(papers: readonly Buffer[]) {
  const { host, sim } = simOnLine(() => undefined);
  for (const paper of papers) host.receive(paper);
  return { kicks: sim.kicks(), slips: slipTexts(sim) };
}

/** Read beside the till that runs. */
function drawerFacts({ dataDir }: TestTill): readonly unknown[] {
  const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
  try {
    return connection.prepare(`SELECT kind FROM event WHERE kind LIKE 'drawer.%' ORDER BY epoch, seq`).pluck().all();
  } finally {
    connection.close();
  }
}

test('a sale opens the drawer with a paper of its own before the receipt, and nothing is claimed of its contact', async () => {
  const { papers } = windows();
  const till = await tillOnWindows();
  const number = await sellLoaf(till.client);
  await expect.poll(() => papers().length, { timeout: 20_000 }).toBe(2);
  const [pulse = Buffer.alloc(0)] = papers();
  expect([...pulse.subarray(0, 3)]).toEqual([0x1b, 0x70, 0x00]);
  expect(pulse).toHaveLength(5);
  const { kicks, slips } = printedFrom(papers());
  expect(kicks).toEqual([{ pin: 2, isRealTime: false }]);
  expect(slips.join()).toContain(number);
  expect(drawerFacts(till)).toEqual(['drawer.requested', 'drawer.sent']);
  expect((await accepted(till.client.till.state({}))).drawer.state).not.toBe('closed');
}, 40_000);

test('a drawer that is opened without a sale opens now, not when its printer is let go of', async () => {
  const { papers } = windows();
  const till = await tillOnWindows();
  await accepted(till.client.drawer.open({ ...id(), reason: 'Change money' }));
  // The pulse is with the spooler by the time it counts as sent.
  await expect.poll(() => drawerFacts(till), { timeout: 20_000, interval: 20 }).toContain('drawer.sent');
  expect(papers()).toHaveLength(1);
}, 40_000);

test('where Windows knows that paper is out, no pulse waits in its queue to open the drawer when somebody loads it', async () => {
  const { become, papers } = windows();
  const till = await tillOnWindows();
  become(0x10);
  await sellLoaf(till.client);
  await expect.poll(() => drawerFacts(till), { timeout: 20_000 }).toEqual(['drawer.requested', 'drawer.not_sent']);
  expect(papers()).toEqual([]);
  become(0);
  await expect.poll(() => papers().length, { timeout: 30_000 }).toBe(1);
  expect(printedFrom(papers()).kicks).toEqual([]);
}, 60_000);

test('the code-page test is one paper, every number a line in its order', async () => {
  const { papers } = windows();
  const { client } = await tillOnWindows();
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  await accepted(client.device.printer.test({ ...id(), authorisation, printerId: 'receipt', what: 'code_pages' }));
  expect(papers()).toEqual([Buffer.concat(codePageTest(EPSON))]);
  const lines = decodePaper(papers()[0] ?? new Uint8Array(), EPSON).lines.map(({ text }) => text.trimEnd());
  expect(lines.slice(0, candidates(EPSON).length).map((line) => line.split(':')[0])).toEqual(
    candidates(EPSON).map(({ n, page }) => `${page} ${n}`),
  );
}, 40_000);

test('a code-page test that Windows does not take is said in words', async () => {
  const { become, papers } = windows();
  const { client } = await tillOnWindows();
  become(0x10);
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  const test = { ...id(), authorisation, printerId: 'receipt', what: 'code_pages' } as const;
  expect(await refused(client.device.printer.test(test))).toBe('printer_not_asked');
  expect(papers()).toEqual([]);
}, 40_000);
