import { expect, test } from 'vitest';
import { printerAt } from '#test/printing/printing-till.ts';
import { startTcpPrinter, unusedPort } from '#test/printing/tcp-printer.ts';

const never = new AbortController().signal;

async function connected(address: string) {
  const opened = await printerAt(address).open(never);
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}

test('nobody listens: refused, at once and as a value', async () => {
  const port = await unusedPort();
  expect(await printerAt(`tcp:127.0.0.1:${port}`).open(never)).toEqual({ ok: false, refusal: 'printer_refused' });
});

test('no such host: unreachable', async () => {
  expect(await printerAt('tcp:printer.invalid').open(never)).toEqual({ ok: false, refusal: 'printer_unreachable' });
});

test('a deadline that is over opens nothing', async () => {
  const printer = await startTcpPrinter();
  expect(await printerAt(printer.address).open(AbortSignal.abort())).toEqual({
    ok: false,
    refusal: 'printer_unreachable',
  });
  expect(printer.received()).toHaveLength(0);
});

test('a write that the other side never reads ends at its deadline', async () => {
  const printer = await startTcpPrinter({ onConnection: (socket) => void socket.pause() });
  const connection = await connected(printer.address);
  const deadline = new AbortController();
  const written = connection.write(new Uint8Array(64 * 1024 * 1024), deadline.signal);
  deadline.abort();
  expect(await written).toEqual({ ok: false, refusal: 'no_progress' });
  connection.drop();
});

test('scenario 30: letting go with bytes unsent is never an end', async () => {
  const printer = await startTcpPrinter({ onConnection: (socket) => void socket.pause() });
  const connection = await connected(printer.address);
  const deadline = new AbortController();
  void connection.write(new Uint8Array(16 * 1024 * 1024), never);
  const ended = connection.end(deadline.signal);
  connection.drop();
  expect(await ended).toMatchObject({ ok: false });
  expect(await connection.end(never)).toMatchObject({ ok: false });
});

test('the end is the other side’s goodbye, after it has read everything', async () => {
  const printer = await startTcpPrinter();
  const connection = await connected(printer.address);
  expect(await connection.write(Buffer.from('paper'), never)).toMatchObject({ ok: true });
  expect(await connection.end(never)).toEqual({ ok: true, value: null });
  expect(printer.received()[0]?.toString()).toBe('paper');
});

test('bytes that came before anybody listened are not lost', async () => {
  const printer = await startTcpPrinter({ onBytes: (socket) => socket.write('early') });
  const connection = await connected(printer.address);
  await connection.write(Buffer.from('?'), never);
  const heard = await new Promise<string>((resolve) => {
    setTimeout(() => connection.onData((bytes) => resolve(Buffer.from(bytes).toString())), 20);
  });
  expect(heard).toBe('early');
  connection.drop();
});
