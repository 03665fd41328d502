import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decodeDocument } from '#main/printing/encode-document.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { RAW_PRINT_SCRIPT } from '#main/printing/transport/raw-print-script.ts';
import { spoolerTransport } from '#main/printing/transport/spooler-transport.ts';
import { openPrintingTill } from '#test/printing/printing-till.ts';
import { HASTY } from '#test/printing/sim-till.ts';
import { EPSON, stateOf, until } from '#test/printing/worker-talk.ts';

const STAND_IN = fileURLToPath(new URL('./windows-spooler.mjs', import.meta.url));
const PRINTER = 'EPSON TM-T20III "Receipt" & more';

type About = { readonly status?: number; readonly fails?: number; readonly says?: string; readonly hangs?: true };

/** A till beside a stand-in of the spooler; no test machine runs Windows. */
async function besideSpooler(about: About | null, deadlines: Partial<typeof HASTY> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-spooler-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (about !== null) writeFileSync(join(folder, `${PRINTER}.json`), JSON.stringify({ status: 0, ...about }));
  const program = [process.execPath, STAND_IN, folder] as const;
  const transport = spoolerTransport({ printer: PRINTER, label: PRINTER, program: [...program] });
  const till = await openPrintingTill({
    transport,
    profile: EPSON,
    deadlines: { ...HASTY, openMs: 5_000, ...deadlines },
  });
  return {
    till,
    papers: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.bin'))
        .map((name) => readFileSync(join(folder, name))),
    become: (next: About) => writeFileSync(join(folder, `${PRINTER}.json`), JSON.stringify({ status: 0, ...next })),
    asked: () => readFileSync(join(folder, 'asked.txt'), 'utf8').trim().split('\n'),
  };
}

describe('a printer that Windows drives', () => {
  test('gets each paper whole and by itself, nothing but the paper, and the paper counts as sent and unconfirmed', async () => {
    const { till, papers } = await besideSpooler({});
    const jobs = [till.queueReceipt('871'), till.queueReceipt('872')];
    till.worker.start();
    for (const job of jobs) await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(papers()).toHaveLength(2);
    for (const [index, job] of jobs.entries()) {
      expect(till.store.find(job.id)?.tier).toBe('D');
      const bytes = till.store.bytes(job.id) ?? new Uint8Array();
      expect(papers()[index]).toEqual(Buffer.from(bytes));
      const { lines } = decodeDocument(bytes, till.store.document(job.id), EPSON);
      const text = lines.map((line) => line.text).join('\n');
      expect(text).toContain(job.documentNumber);
      // Each run of letters under the code page that has them.
      expect(text).toContain('Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ');
    }
  });

  test.each([
    ['that Windows does not know', null, 'port_missing'],
    ['without paper', { status: 0x10 }, 'paper_out'],
    ['with its cover open', { status: 0x40_0000 }, 'cover_open'],
    ['that is paused', { status: 0x01 }, 'printer_offline'],
  ] as const)('%s holds the paper back, and nothing is handed over', async (_, about, reason) => {
    const { till, papers } = await besideSpooler(about);
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'queued', reason }));
    expect(papers()).toEqual([]);
  });

  test('that is put right prints what waited, once', async () => {
    const { become, papers, till } = await besideSpooler({ status: 0x10 }, { backOffMs: [100] });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ reason: 'paper_out' }));
    become({});
    await until(() => expect(stateOf(till, job.id)).toBe('sent_unconfirmed'));
    expect(papers()).toHaveLength(1);
  });

  test.each([
    ['refuses it', { fails: 5 }, 'port_denied'],
    ['says what nobody understands', { says: '<html>not found</html>' }, 'open_failed'],
    ['claims to have taken less', { says: '{"is":"spooled","bytes":7}' }, 'not_closed'],
    ['never answers', { hangs: true }, 'no_progress'],
  ] as const)('is a question when the spooler %s', async (_, about, reason) => {
    const { till } = await besideSpooler(about, { endMs: 1_500 });
    const job = till.queueReceipt('871');
    till.worker.start();
    await until(() => expect(till.store.find(job.id)).toMatchObject({ state: 'unknown', reason }));
  });

  test('is looked at while idle and asked to print nothing', async () => {
    const { asked, papers, till } = await besideSpooler({}, { watchMs: { ...WATCHED, spooler: 50 } });
    till.worker.start();
    await until(() => expect(asked().length).toBeGreaterThan(2));
    expect(new Set(asked())).toEqual(new Set(['look']));
    expect(papers()).toEqual([]);
  });

  test('where there is no such program says so', async () => {
    const transport = spoolerTransport({ printer: PRINTER, label: PRINTER, program: ['/no/such/powershell'] });
    expect(await transport.open(new AbortController().signal)).toEqual({ ok: false, refusal: 'open_failed' });
  });

  test.each(['spooler:', 'spooler:  ', 'spooler:a,b', 'spooler:a\\b'])('%s is no address', (text) => {
    expect(parsePrinterAddress(text)).toEqual({ ok: false, refusal: 'printer' });
  });
  test.each(['EPSON TM-T20III Receipt', '\\\\office\\Receipt', 'Star: TSP'])('%s is a name', (printer) => {
    expect(parsePrinterAddress(`spooler:${printer}`)).toEqual({ ok: true, value: { kind: 'spooler', printer } });
  });

  test('its program reads name and paper from where no shell looks, and fits a command line', () => {
    expect(RAW_PRINT_SCRIPT).toContain('$env:TILLKEEPER_PRINTER');
    expect(RAW_PRINT_SCRIPT).not.toMatch(/\$\{|Invoke-Expression/);
    expect(Buffer.from(RAW_PRINT_SCRIPT, 'utf16le').toString('base64').length).toBeLessThan(30_000);
  });
});

const WATCHED = { screen: null, tcp: null, serial: null, usb: null, spooler: null };
