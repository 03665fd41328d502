import { closeSync, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { onTestFinished } from 'vitest';
import { joinSerialLine } from '#test/printing/serial-line.ts';
import { simOnLine } from '#test/printing/sim-till.ts';
import { createDisplayScreen } from '#tools/sim/display/display-screen.ts';

/** A display on a serial cable, and behind it on the same cable a printer that answers. */
export async function displayBeforePrinter() {
  const { tillEnd, printerEnd } = await joinSerialLine();
  // Ends of a line that nobody holds would end socat, and with it the line.
  const held = [openSync(tillEnd, 'r+'), openSync(printerEnd, 'r+')] as const;
  const screen = createDisplayScreen();
  const { sim, host } = simOnLine((bytes) => void writeSync(held[1], bytes));
  const behind = new ReadStream(held[1]);
  behind.on('data', (bytes) => host.receive(screen.take(bytes)));
  onTestFinished(() => {
    behind.destroy();
    closeSync(held[0]);
  });
  return { at: `serial:${tillEnd}:115200`, screen, sim };
}
