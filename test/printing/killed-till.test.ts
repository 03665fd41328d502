import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openPrintingTill, type PrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { HASTY, type SimOptions, simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { startTcpPrinter, unusedPort } from '#test/printing/tcp-printer.ts';
import { EPSON, until } from '#test/printing/worker-talk.ts';

const CHILD = fileURLToPath(new URL('./killed-till.ts', import.meta.url));

/** A till in a process of its own that prints one receipt at an address, and the file that it leaves behind. */
function startTill(address: string, profileId: string): { readonly file: string; readonly process: ChildProcess } {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-killed-'));
  const file = join(folder, 'till.sqlite');
  const till = spawn(process.execPath, [CHILD, file, address, profileId], { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => {
    till.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { file, process: till };
}

async function kill(till: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => till.once('exit', resolve));
  till.kill('SIGKILL');
  await gone;
}

/** Waits until the other process has kept this of its job. */
function untilKept(file: string, wanted: { readonly state: string; readonly reason?: string }): Promise<void> {
  const look = () => {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return database.prepare('SELECT state, reason FROM print_job').get();
    } finally {
      database.close();
    }
  };
  return vi.waitFor(() => expect(look()).toMatchObject(wanted), { timeout: 20_000, interval: 20 });
}

function nextRun(file: string, address: string): Promise<PrintingTill> {
  return openPrintingTill({ transport: printerAt(address), profile: EPSON, file, deadlines: HASTY });
}

test('scenario 21: a till killed while printing asks a person, and sends nothing again by itself', async () => {
  let brought = 0;
  const printer = await startTcpPrinter({
    onBytes: (_, soFar) => {
      brought = soFar.length;
    },
    // Takes everything and never says goodbye: the till is left waiting for the end.
    onConnection: (socket) => {
      socket.allowHalfOpen = true;
    },
  });
  const till = startTill(printer.address, 'generic-clone');
  await vi.waitFor(() => expect(brought).toBeGreaterThan(0), { timeout: 20_000, interval: 5 });
  await kill(till.process);

  const found = await openPrintingTill({ transport: printerAt(printer.address), file: till.file });
  expect(found.store.head('receipt')).toMatchObject({ documentNumber: '871', state: 'sending' });
  found.worker.start();
  await found.worker.rested();
  expect(found.store.head('receipt')).toMatchObject({
    documentNumber: '871',
    state: 'unknown',
    reason: 'till_stopped',
  });
  expect(found.worker.status().state).toBe('unsure');
  expect(printer.received()).toHaveLength(1);
});

describe('scenario 21: a till killed', () => {
  const CASES: readonly (readonly [string, SimOptions])[] = [
    ['awaiting_confirmation', { habits: { echo: 'none' } }],
    ['suspended', { faults: [{ when: { printed: 500 }, what: 'paper_out' }] }],
  ];
  test.each(CASES)('in %s asks a person, and the paper that comes out is one', async (state, options) => {
    const { address, sim } = await simOnSocket(options);
    const till = startTill(address, EPSON.id);
    await untilKept(till.file, { state });
    await kill(till.process);

    const found = await nextRun(till.file, address);
    found.worker.start();
    await found.worker.rested();
    expect(found.store.head('receipt')).toMatchObject({ state: 'unknown', reason: 'till_stopped' });
    expect(found.worker.status().state).toBe('unsure');
    // Whatever the printer still holds comes out now, and nothing beside it.
    sim.set({ paper: 'ok' });
    await until(() => expect(slipTexts(sim)).toHaveLength(1));
    found.worker.nudge();
    await found.worker.rested();
    expect(sim.buffered()).toBe(0);
    expect(slipTexts(sim)).toHaveLength(1);
  });
});

test('scenario 22: a till killed with its job queued prints it once after its restart', async () => {
  const port = await unusedPort();
  const address = `tcp:127.0.0.1:${port}`;
  const till = startTill(address, EPSON.id);
  await untilKept(till.file, { state: 'queued', reason: 'printer_refused' });
  await kill(till.process);

  const { sim } = await simOnSocket({ port });
  const found = await nextRun(till.file, address);
  found.worker.start();
  await until(() => expect(found.store.waiting('receipt')).toBe(0));
  expect(found.outcomes).toMatchObject([{ job: { documentNumber: '871', state: 'printed' } }]);
  expect(slipTexts(sim)).toHaveLength(1);
});
