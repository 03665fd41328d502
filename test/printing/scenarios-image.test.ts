import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { linesFor } from '#main/printing/encode-document.ts';
import { preparePaper } from '#main/printing/prepared-paper.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import { liveCommandsIn } from '#main/printing/raster/live-commands.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import type { PrintingTill } from '#test/printing/printing-till.ts';
import { sampleReceipt } from '#test/printing/sample-facts.ts';
import { simOnSerialLine, simOnSocket, slipTexts, tillAt } from '#test/printing/sim-till.ts';
import { EPSON, NOW, STAR, stateOf, until } from '#test/printing/worker-talk.ts';

/** Bytes that a printer would carry out the moment they arrive: a pulse, a clearing, a recovery, a power-off, status. */
const LIVE = [
  ...[0x10, 0x14, 0x01, 0x00, 0x01],
  ...[0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
  ...[0x10, 0x05, 0x02, 0x10, 0x05, 0x01],
  ...[0x10, 0x14, 0x02, 0x01, 0x08],
  ...[0x10, 0x04, 0x01, 0x10, 0x04, 0x02],
  0x10,
];

/** A receipt under a logo whose dots are those bytes, row after row, every fourth row shifted by one. */
function underLogo(documentNumber: string): PaperDocument {
  const receipt = composeReceipt({ ...sampleReceipt('hr'), documentNumber });
  const rows = 200;
  const row = LIVE.length;
  const bits = Buffer.from(
    Uint8Array.from({ length: row * rows }, (_, at) => LIVE[(at + Math.floor(at / row / 4)) % row] ?? 0),
  );
  const logo = { block: 'image', width: row * 8, height: rows, bits: bits.toString('base64') } as const;
  return { ...receipt, blocks: [logo, ...receipt.blocks] };
}

function queueUnderLogo(till: PrintingTill): PrintJob {
  const job = { id: randomUUID(), kind: 'receipt', documentNumber: '871', queuedAt: NOW } as const;
  return till.database.transaction(() => till.store.enqueue({ ...job, document: underLogo('871') }))();
}

describe('a logo', () => {
  test('scenario 12: paper out in the middle of it: it waits, and the same paper is finished, the logo whole', async () => {
    const whole = await simOnSocket();
    const undisturbed = await tillAt(whole.address);
    const first = queueUnderLogo(undisturbed);
    undisturbed.worker.start();
    await until(() => expect(stateOf(undisturbed, first.id)).toBe('printed'));
    const { bytes } = preparePaper(underLogo('871'), { ordinal: 1, profile: EPSON, counts: 0 });
    // Beyond the head of the first stripe, and far before the first letter.
    const inLogo = 2_000;
    expect(bytes.length).toBeGreaterThan(2 * inLogo);
    const { address, sim } = await simOnSocket({ faults: [{ when: { printed: inLogo }, what: 'paper_out' }] });
    const till = await tillAt(address);
    const job = queueUnderLogo(till);
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'suspended', reason: 'paper_out' }));
    expect(slipTexts(sim)).toEqual([]);
    sim.set({ paper: 'ok' });
    await until(() => expect(stateOf(till, job.id)).toBe('printed'));
    expect(till.outcomes).toHaveLength(1);
    expect(slipTexts(sim)).toEqual(slipTexts(whole.sim));
    const bytesOf = (of: typeof sim) =>
      of
        .slips()
        .filter(({ isCut }) => isCut)
        .map((slip) => Buffer.from(slip.bytes).toString('hex'));
    expect(bytesOf(sim)).toEqual(bytesOf(whole.sim));
    expect(
      sim
        .slips()
        .filter(({ isCut }) => isCut)
        .map((slip) => sim.read(slip).images),
    ).toContain(1);
  });

  test.each([
    ['an Epson over a socket', EPSON, simOnSocket],
    ['a Star over a serial line', STAR, simOnSerialLine],
  ] as const)(
    'scenario 31: made of live commands opens no drawer, clears nothing and is printed whole by %s',
    async (_, profile, beside) => {
      const { address, sim } = await beside({ profile });
      const till = await tillAt(address, { profile });
      const job = queueUnderLogo(till);
      till.worker.start();
      await until(() => expect(stateOf(till, job.id)).toBe('printed'));
      // What is live on an Epson is a picture to a Star.
      if (profile === EPSON) expect(liveCommandsIn(till.store.bytes(job.id) ?? new Uint8Array())).toEqual([]);
      expect(sim.kicks()).toEqual([]);
      expect(sim.condition().isOn).toBe(true);
      const text = slipTexts(sim).join('\n');
      for (const line of linesFor(composeReceipt({ ...sampleReceipt('hr'), documentNumber: '871' }), profile)) {
        expect(text).toContain(line.text.trimEnd());
      }
    },
  );
});
