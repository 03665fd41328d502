import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openPrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { startTcpPrinter } from '#test/printing/tcp-printer.ts';

const CHILD = fileURLToPath(new URL('./killed-till.ts', import.meta.url));

test('scenario 21: a till killed while printing asks a person, and sends nothing again by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'till.sqlite');
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
  const till = spawn(process.execPath, [CHILD, file, printer.address], { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise((resolve) => till.once('exit', resolve));
  await vi.waitFor(() => expect(brought).toBeGreaterThan(0), { timeout: 20_000, interval: 5 });
  till.kill('SIGKILL');
  await gone;

  const found = await openPrintingTill({ transport: printerAt(printer.address), file });
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
