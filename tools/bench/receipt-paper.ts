import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodeDocument } from '#main/printing/encode-document.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { GENERIC_PROFILE, profileById } from '#main/printing/profiles.ts';
import { realTimers } from '#main/printing/timers.ts';
import { must } from '#shared/assert.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { createSimPrinter } from '../sim/printer/sim-printer.ts';
import { openTcpPort } from '../sim/printer/tcp-port.ts';
import type { BenchSizes } from './bench-options.ts';
import { benchedTill } from './benched-till.ts';
import { type Measured, type MeasuredRow, timed } from './measure.ts';

/** ESC @: every paper begins with it, and no question about the printer's state has it. */
const PAPER_BEGINS = Buffer.from([0x1b, 0x40]);

/** A receipt on its way to a printer on the wire: into bytes, and until its first byte is there. */
export async function receiptPaper(folder: string, sizes: BenchSizes): Promise<readonly Measured[]> {
  const answers = must(profileById('epson-tm-t20'), 'the till knows this printer');
  const rows: MeasuredRow[] = [];
  for (const [label, profile, papers] of [
    ['a printer that answers (Epson TM-T20)', answers, sizes.papers],
    ['one of which only the address is known', GENERIC_PROFILE, sizes.repeats],
  ] as const) {
    const dataDir = join(folder, profile.id);
    rows.push({ label, samples: await firstByteDelays(dataDir, { profile, papers, warmUp: sizes.warmUp }) });
  }
  const document = receiptIn(join(folder, answers.id, 'till.db'));
  const encoded = await timed(sizes, () => void encodeDocument(document, { profile: answers, processId: null }));
  const { warmUp } = sizes;
  return [
    {
      title: 'A receipt becomes bytes',
      unit: 'ms',
      warmUp,
      rows: [{ label: 'one line, Epson TM-T20', samples: encoded }],
      note: 'Laid out and encoded; no wire.',
    },
    {
      title: 'From the key to the first byte at the printer',
      unit: 'ms',
      warmUp,
      rows,
      note: 'Commit included; TCP on this machine to the simulated printer, which has nothing else to print.',
    },
  ];
}

async function firstByteDelays(
  dataDir: string,
  { profile, papers, warmUp }: { readonly profile: PrinterProfile; readonly papers: number; readonly warmUp: number },
): Promise<readonly number[]> {
  const printer = await openTcpPort(createSimPrinter({ profile, timers: realTimers }), 0);
  const wire = await listen(printer.port);
  const till = await benchedTill(dataDir, {
    printer: { address: `tcp:127.0.0.1:${wire.port}`, profileId: profile.id },
  });
  const delays: number[] = [];
  for (let sold = 0; sold < warmUp + papers; sold += 1) {
    await till.scan();
    const arrives = wire.nextPaper();
    const pressed = performance.now();
    await till.complete();
    const delay = (await arrives) - pressed;
    if (sold >= warmUp) delays.push(delay);
    await till.printed();
  }
  await till.close();
  wire.close();
  await printer.close();
  return delays;
}

function receiptIn(file: string): PaperDocument {
  const connection = new Database(file, { readonly: true });
  const text = connection.prepare(`SELECT document FROM print_job WHERE kind = 'receipt' LIMIT 1`).pluck().get();
  connection.close();
  return JSON.parse(String(text)) as PaperDocument;
}

type Wire = { readonly port: number; readonly nextPaper: () => Promise<number>; readonly close: () => void };

/** The wire before the printer: passes every byte on, and tells when the next paper begins. */
async function listen(printerPort: number): Promise<Wire> {
  let heard: ((at: number) => void) | null = null;
  const server: Server = createServer({ noDelay: true }, (till) => {
    const printer = connect({ port: printerPort, host: '127.0.0.1', noDelay: true });
    till.on('data', (bytes: Buffer) => {
      if (bytes.includes(PAPER_BEGINS)) heard?.(performance.now());
    });
    till.pipe(printer).pipe(till);
    for (const socket of [till, printer]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = must(server.address(), 'a server that listens has an address');
  return {
    port: typeof address === 'string' ? 0 : address.port,
    nextPaper: () =>
      new Promise((done) => {
        heard = (at) => {
          heard = null;
          done(at);
        };
      }),
    close: () => void server.close(),
  };
}
