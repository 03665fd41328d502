import { describe, expect, test } from 'vitest';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { must } from '#shared/assert.ts';
import { simOnSerialLine, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { stateOf, until } from '#test/printing/worker-talk.ts';

/**
 * No test machine has a USB printer. A pseudo terminal stands in for /dev/usb/lp0: a file that is read and written without
 * blocking, answers EAGAIN while its other end takes nothing, and errors when it is gone.
 */
async function standIn(options: Parameters<typeof simOnSerialLine>[0] = {}) {
  const { address, ...rest } = await simOnSerialLine(options);
  const path = must(/^serial:(.+?):\d+/.exec(address)?.[1], 'the line has a path');
  return { ...rest, address: `lp:${path}` };
}

describe('a USB printer as a file of the system', () => {
  test('prints, says what it printed, and goes on after paper was loaded', async () => {
    const { address, sim } = await standIn({ faults: [{ when: { printed: 400 }, what: 'paper_out' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('suspended'));
    sim.set({ paper: 'ok' });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(slipTexts(sim).join('\n')).toContain('871');
    expect(till.worker.status().kind).toBe('usb');
  });

  test('that takes nothing any more holds up nobody: the paper is unknown in time', async () => {
    const { address } = await standIn({ faults: [{ when: { received: 600 }, what: 'hang' }] });
    const till = await tillAt(address, { deadlines: { sliceMs: 300 } });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('unknown'));
  });

  test('pulled out in the middle leaves a question', async () => {
    const { address, cut } = await standIn({ faults: [{ when: { printed: 400 }, what: 'paper_out' }] });
    const till = await tillAt(address);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(stateOf(till, job.id)).toBe('suspended'));
    await cut();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason: 'connection_lost' }));
  });

  test('that is not there says so', async () => {
    const till = await tillAt('lp:/dev/usb/lp99');
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason: 'port_missing' }));
  });

  test.each(['lp:', 'lp:relative', 'lp:/dev/usb/lp 0'])('%s is no address', (text) => {
    expect(parsePrinterAddress(text)).toEqual({ ok: false, refusal: 'path' });
  });

  test('is asked in words that say where it is', () => {
    const address = parsePrinterAddress('lp:/dev/usb/lp0');
    expect(address.ok && transportFor(address.value).address).toBe('/dev/usb/lp0');
  });
});
