import { describe, expect, it } from 'vitest';
import { profileById } from '#main/printing/profiles.ts';
import { must } from '#shared/assert.ts';
import type { PrinterSetting } from '#shared/device/printer-setting.ts';
import { simOnSerialLine, simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const authorisation = { operatorId: 'ivana', pin: '1234' };

const RECEIPT: PrinterSetting = {
  id: 'receipt',
  name: 'Counter',
  address: 'screen',
  profileId: 'epson-tm-t88',
  columns: null,
  codePages: null,
};

function setUp(client: TillClient, change: Partial<PrinterSetting>) {
  return client.device.printer.set({ ...id(), authorisation, printer: { ...RECEIPT, ...change } });
}

const jobs = async (client: TillClient) => (await accepted(client.paper.roll({}))).jobs;

function untilNewest(client: TillClient, state: string) {
  return expect.poll(async () => (await jobs(client))[0]?.state, { timeout: 15_000, interval: 20 }).toBe(state);
}

const profile = (name: string) => must(profileById(name), 'there is such a profile');

describe('a printer is chosen in the till', () => {
  it('and proves from the next paper on what it printed, with its own columns, without a restart', async () => {
    const { address, sim } = await simOnSocket();
    const { client } = await testTill();
    await startShift(client);
    await sellLoaf(client);
    await accepted(setUp(client, { address, columns: 32 }));
    await sellLoaf(client);
    await untilNewest(client, 'printed');
    const [last, ...earlier] = await jobs(client);
    expect(last?.tier).toBe('A');
    const text = slipTexts(sim).join('\n');
    expect(text).toContain('PA/2026/POS1/000002');
    expect(text).not.toContain('000001');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(32);
    // What was printed before is read as it was printed.
    const slip = await accepted(client.paper.slip({ jobId: earlier[0]?.id ?? '' }));
    expect(slip.columns).toBe(42);
  });

  it.each([
    ['star-line', 'A'],
    ['citizen', 'B'],
    ['xprinter', 'C'],
  ] as const)('of profile %s over a serial line, as sure as tier %s', async (profileId, tier) => {
    const { address, sim } = await simOnSerialLine({ profile: profile(profileId) });
    const { client } = await testTill();
    await startShift(client);
    await accepted(setUp(client, { address, profileId }));
    await sellLoaf(client);
    const end = tier === 'A' ? 'printed' : 'sent_unconfirmed';
    await untilNewest(client, end);
    expect((await jobs(client))[0]?.tier).toBe(tier);
    expect(slipTexts(sim).join('\n')).toContain('PA/2026/POS1/000001');
  });

  it('with a test page, and the letters under every number a code page may have', async () => {
    const { address, sim } = await simOnSocket();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    await accepted(setUp(client, { address }));
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'page' }));
    await untilNewest(client, 'printed');
    expect(slipTexts(sim)[0]).toContain('END OF TEST PAGE');
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'code_pages' }));
    await expect.poll(() => slipTexts(sim).length).toBe(2);
    const letters = slipTexts(sim)[1] ?? '';
    expect(letters).toContain('CP852 18: ąćęłńóśźż');
    expect(letters).toMatch(/WIN1250 45: ąćęłńóśźż .*€/);
    // Under the number of another maker the letters are others: that is what an installer looks for.
    expect(letters).toMatch(/WIN1250 47: (?!ąćęłńóśźż)/);
  });

  it('and a code page that the test page showed is used', async () => {
    const { address, sim } = await simOnSocket();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    await accepted(setUp(client, { address, codePages: [{ page: 'WIN1250', n: 45 }] }));
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'page' }));
    await untilNewest(client, 'printed');
    expect(slipTexts(sim)[0]).toContain('ąćęłńóśźż čćđšž ÄÖÜß €');
  });

  it('and what it does otherwise than its profile holds: its proof, its cutter, its images', async () => {
    const { address, sim } = await simOnSocket();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const own = { completion: 'fence', cutter: 'none', hasQr: false } as const;
    await accepted(setUp(client, { address, own }));
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'page' }));
    await expect.poll(async () => (await jobs(client))[0]?.tier, { timeout: 15_000, interval: 20 }).toBe('B');
    await untilNewest(client, 'sent_unconfirmed');
    const slip = must(sim.slips()[0], 'the page is out');
    expect(slip.isCut).toBe(false);
    const { codes, lines } = sim.read(slip);
    // Not drawn by the printer: the QR code came as an image.
    expect(codes).toHaveLength(1);
    const words = lines
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    expect(words).toContain('completion fence, cutter none, hasQr false');
    const [kept] = await accepted(client.device.printer.list({}));
    expect(kept?.setting.own).toEqual(own);
  });

  it('and is never taken for the roll on the screen, which takes every paper for printed', async () => {
    const { address, sim } = await simOnSocket();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    expect(await refused(setUp(client, { address, profileId: 'screen-roll' }))).toBe('printer_profile_unknown');
    // As a file may still say it.
    const { text } = await accepted(client.device.exportSettings({}));
    const printers = [{ ...RECEIPT, address, profileId: 'screen-roll' }];
    const file = JSON.stringify({ ...JSON.parse(text), printers });
    await accepted(client.device.importSettings({ ...id(), fileName: 'x.json', text: file }));
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'page' }));
    await expect.poll(() => slipTexts(sim).join(), { timeout: 15_000 }).toContain('END OF TEST PAGE');
  });

  it('and how its line is held is taken up at once, too', async () => {
    const { address, sim } = await simOnSerialLine({ hasXonXoff: true });
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const withoutFlow = address.replace(':xonxoff', '');
    for (const at of [withoutFlow, address]) {
      await accepted(setUp(client, { address: at }));
      const [driven] = await accepted(client.device.printer.list({}));
      expect(driven?.setting.address).toBe(at);
    }
    await accepted(client.device.printer.test({ ...id(), printerId: 'receipt', what: 'page' }));
    await untilNewest(client, 'printed');
    expect(slipTexts(sim)[0]).toContain('END OF TEST PAGE');
  });

  it('and what its language has no command for is refused', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const star = { address: 'tcp:127.0.0.1:1', profileId: 'star-line' };
    expect(await refused(setUp(client, { ...star, own: { completion: 'fence' } }))).toBe('choice_unknown');
    expect(await refused(setUp(client, { ...star, own: { raster: 'GS v 0' } }))).toBe('choice_unknown');
    await accepted(setUp(client, { ...star, own: { completion: 'none', cutter: 'full' } }));
    const clone = { address: 'tcp:127.0.0.1:1', profileId: 'generic-clone' };
    expect(await refused(setUp(client, { ...clone, own: { completion: 'etb_counter' } }))).toBe('choice_unknown');
  });

  it('asked who it is: its name, its family, and that a clone may lie', async () => {
    const { address } = await simOnSocket();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const found = await accepted(client.device.printer.probe({ address }));
    expect(found.isThere).toBe(true);
    const nobody = await accepted(client.device.printer.probe({ address: 'tcp:127.0.0.1:1' }));
    expect(nobody).toMatchObject({ isThere: false, profileId: null });
    expect(nobody.words).toContain('127.0.0.1:1');
  });

  it('is refused with words for what cannot be one, and needs a right', async () => {
    const { client } = await testTill();
    await logOn(client);
    const set = (printer: PrinterSetting) => client.device.printer.set({ ...id(), printer });
    expect(await refused(set(RECEIPT))).toBe('not_permitted');
    expect(await refused(setUp(client, { address: 'carrier pigeon' }))).toBe('printer_address_malformed');
    expect(await refused(setUp(client, { address: 'tcp:10.0.0.7', profileId: 'dot-matrix' }))).toBe(
      'printer_profile_unknown',
    );
    expect(await refused(client.device.printer.remove({ ...id(), authorisation, printerId: 'receipt' }))).toBe(
      'printer_needed',
    );
    const remove = { ...id(), authorisation, printerId: 'kitchen' };
    expect(await refused(client.device.printer.remove(remove))).toBe('printer_unknown');
    const test = { ...id(), authorisation, printerId: 'kitchen', what: 'page' } as const;
    expect(await refused(client.device.printer.test(test))).toBe('printer_unknown');
    await accepted(setUp(client, { address: 'tcp:127.0.0.1:1' }));
    const letters = { ...id(), authorisation, printerId: 'receipt', what: 'code_pages' } as const;
    expect(await refused(client.device.printer.test(letters))).toBe('printer_not_asked');
  });
});

describe('with a second printer', () => {
  async function besideDeadPrinter() {
    const spare = await simOnSocket();
    const till = await testTill();
    const { client } = till;
    await startShift(client);
    await accepted(setUp(client, { address: 'tcp:127.0.0.1:1' }));
    await accepted(setUp(client, { id: 'office', name: 'Office', address: spare.address }));
    return { ...till, sim: spare.sim };
  }

  it('a paper of which nothing was sent goes there as the original, once, and the journal says so', async () => {
    const { client, sim, ...till } = await besideDeadPrinter();
    await sellLoaf(client);
    const state = async () => (await accepted(client.till.state({}))).printer;
    await expect.poll(async () => (await state()).blockedJobId, { timeout: 15_000 }).not.toBeNull();
    const { blockedJobId: jobId, others } = await state();
    expect(others).toEqual([{ id: 'office', name: 'Office' }]);
    expect(await refused(client.paper.sendElsewhere({ ...id(), jobId: jobId ?? '', printerId: 'kitchen' }))).toBe(
      'printer_unknown',
    );
    expect(await refused(client.device.printer.remove({ ...id(), authorisation, printerId: 'receipt' }))).toBe(
      'printer_needed',
    );
    await accepted(client.paper.sendElsewhere({ ...id(), jobId: jobId ?? '', printerId: 'office' }));
    await expect.poll(() => slipTexts(sim).length, { timeout: 15_000 }).toBe(1);
    expect(slipTexts(sim)[0]).not.toContain('COPY');
    const moved = await journalOf({ client, ...till }, 'print.sent_elsewhere');
    expect(moved.map(({ body }) => body)).toMatchObject([{ from: 'receipt', to: 'office' }]);
  });

  it('is not taken out while papers wait for it, and then is', async () => {
    const { client } = await besideDeadPrinter();
    const office = { id: 'office', name: 'Office' };
    await accepted(setUp(client, { ...office, address: 'tcp:127.0.0.1:1' }));
    const page = { ...id(), authorisation, printerId: 'office', what: 'page' } as const;
    await accepted(client.device.printer.test(page));
    const remove = () => client.device.printer.remove({ ...id(), authorisation, printerId: 'office' });
    expect(await refused(remove())).toBe('printer_has_papers');
    await accepted(client.paper.answer({ ...id(), jobId: (await jobs(client))[0]?.id ?? '', answer: 'abandon' }));
    await accepted(remove());
    expect((await accepted(client.device.printer.list({}))).map(({ setting }) => setting.id)).toEqual(['receipt']);
  });

  it('a paper of unknown outcome is printed there as a copy', async () => {
    const { client, sim } = await besideDeadPrinter();
    const torn = await simOnSocket({ faults: [{ when: { printed: 200 }, what: 'power_off' }] });
    await accepted(setUp(client, { address: torn.address }));
    await sellLoaf(client);
    await untilNewest(client, 'unknown');
    const [job] = await jobs(client);
    await accepted(client.paper.sendElsewhere({ ...id(), jobId: job?.id ?? '', printerId: 'office' }));
    await expect.poll(() => slipTexts(sim).length, { timeout: 15_000 }).toBe(1);
    expect(slipTexts(sim)[0]).toContain('COPY 1');
  });
});
