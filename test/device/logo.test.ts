import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { logoFromPng } from '#main/device/logo-from-png.ts';
import { decodeDocument, encodeDocument } from '#main/printing/encode-document.ts';
import { encodeStored, STORED_ROWS_MAX } from '#main/printing/escpos/encoder.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { PROFILES } from '#main/printing/profiles.ts';
import { type Bitmap, isBlack } from '#main/printing/raster/bitmap.ts';
import { liveCommandsIn } from '#main/printing/raster/live-commands.ts';
import { readImage } from '#main/printing/raster/paper-image.ts';
import { LOGO_DOTS_HIGH, LOGO_DOTS_WIDE } from '#shared/device/logo.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';
import { underLogo } from '#shared/paper/paper-document.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { sampleLogo } from '#test/device/sample-logo.ts';
import { asPaper } from '#test/printing/as-paper.ts';
import { sampleReceipt } from '#test/printing/sample-facts.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const authorisation = { operatorId: 'ivana', pin: '1234' };
const asChosen = (png: Buffer) => ({ ...id(), fileName: 'corner-shop.png', png: png.toString('base64') });

function logo(png = sampleLogo()): PaperImage {
  const read = logoFromPng(png);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function profileOf(profileId: string): PrinterProfile {
  const found = PROFILES.find((profile) => profile.id === profileId);
  if (found === undefined) throw new Error(profileId);
  return found;
}

/** A letter for each cell of 12 by 24 dots, the darker the more of it is black. */
function asShades(dots: Bitmap): string {
  const rows = Math.ceil(dots.height / 24);
  const cells = Math.ceil(dots.width / 12);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cells }, (__, cell) => {
      let black = 0;
      for (let y = 0; y < 24; y += 1)
        for (let x = 0; x < 12; x += 1) black += isBlack(dots, cell * 12 + x, row * 24 + y) ? 1 : 0;
      return ' .:-=+*#%@'[Math.min(9, Math.round((black / 288) * 9))];
    }).join(''),
  ).join('\n');
}

/** Dots that differ, but for those that are added so that no live command stands in an image. */
function differing(sent: Bitmap, shown: Bitmap): number {
  let count = 0;
  for (let y = 0; y < sent.height; y += 1)
    for (let x = 0; x < sent.width; x += 1) if (isBlack(sent, x, y) && !isBlack(shown, x, y)) count += 1;
  return count;
}

describe('the logo of the shop', () => {
  it.each(['generic-clone-58', 'epson-tm-t88', 'epson-tm-m30', 'star-line'])(
    'stands above the receipt as %s burns it, in the very dots that it was chosen in',
    async (profileId) => {
      const profile = profileOf(profileId);
      const document = underLogo(composeReceipt({ ...sampleReceipt('hr'), lines: [] }), logo());
      const bytes = encodeDocument(document, { profile, processId: null });
      const [first, ...rest] = decodeDocument(bytes, document, profile).lines;
      if (first?.image === undefined) throw new Error('no image was printed');
      const [sent, shown] = [readImage(logo(), profile.dots), readImage(first.image, profile.dots)];
      expect(first.align).toBe('centre');
      expect([shown.height, differing(sent, shown)]).toEqual([sent.height, 0]);
      const slip = `${asShades(shown)}\n${asPaper(rest.slice(0, 8), profile.columns)}\n`;
      await expect(slip).toMatchFileSnapshot(`../printing/golden/logo-${profileId}.txt`);
      if (profile.protocol === 'escpos') expect(liveCommandsIn(bytes)).toEqual([]);
    },
  );

  it('is left out where the head draws no images, and the receipt is whole', () => {
    const profile: PrinterProfile = { ...profileOf('generic-clone'), raster: 'none' };
    const document = underLogo(composeReceipt(sampleReceipt('de')), logo());
    const bytes = encodeDocument(document, { profile, processId: null });
    const plain = encodeDocument(composeReceipt(sampleReceipt('de')), { profile, processId: null });
    expect(decodeDocument(bytes, document, profile).images).toBe(0);
    expect(bytes.length - plain.length).toBeLessThan(8);
  });

  it('has no stripe of any size whose own length is a live command', () => {
    for (let width = 8; width <= 640; width += 8) {
      for (let height = 1; height <= STORED_ROWS_MAX; height += 1) {
        const stripe = { width, height, bytes: new Uint8Array((width / 8) * height) };
        expect(liveCommandsIn(Uint8Array.from(encodeStored(stripe)))).toEqual([]);
      }
    }
  });

  it('is made to fit, never larger than it came', () => {
    expect(logo(sampleLogo({ width: 3_000, height: 400 }))).toMatchObject({ width: LOGO_DOTS_WIDE, height: 51 });
    expect(logo(sampleLogo({ width: 300, height: 900 }))).toMatchObject({ width: 64, height: LOGO_DOTS_HIGH });
    expect(logo(sampleLogo({ width: 90, height: 40 }))).toMatchObject({ width: 90, height: 40 });
  });

  it('shows a shade by how many dots are black', () => {
    const { width, height } = { width: 64, height: 64 };
    const png = new PNG({ width, height });
    for (let at = 0; at < width * height; at += 1) png.data.set([128, 128, 128, 255], at * 4);
    const dots = readImage(logo(PNG.sync.write(png)), 64);
    let black = 0;
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) black += isBlack(dots, x, y) ? 1 : 0;
    expect(black / (width * height)).toBeGreaterThan(0.47);
    expect(black / (width * height)).toBeLessThan(0.53);
  });

  const lying = sampleLogo();
  lying.writeUInt32BE(60_000, 16);
  const white = new PNG({ width: 40, height: 40 });
  white.data.fill(0xff);
  it.each([
    ['a text', Buffer.from('GIF89a, honestly'), 'logo_not_png'],
    ['nothing', Buffer.alloc(0), 'logo_not_png'],
    ['a torn PNG', sampleLogo().subarray(0, 900), 'logo_not_png'],
    ['one that says it is huge', lying, 'logo_too_large'],
    ['a white one', PNG.sync.write(white), 'logo_empty'],
    ['a transparent one', PNG.sync.write(new PNG({ width: 40, height: 40 })), 'logo_empty'],
  ])('is refused when it is %s, and the old one stays', async (_, png, code) => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    await accepted(client.device.logo.set(asChosen(sampleLogo())));
    const before = await accepted(client.device.logo.get({}));
    expect(await refused(client.device.logo.set(asChosen(png)))).toBe(code);
    expect(await accepted(client.device.logo.get({}))).toEqual(before);
  });

  it('is set by right, stands on the next receipt and its copy, goes with the file of devices, and is taken out', async () => {
    const opened = await testTill();
    const { client, dataDir } = opened;
    await startShift(client);
    expect(await refused(client.device.logo.set(asChosen(sampleLogo())))).toBe('not_permitted');
    await accepted(client.device.logo.set({ ...asChosen(sampleLogo()), authorisation }));
    await sellLoaf(client);
    await sellLoaf(client);
    const [newest] = (await accepted(client.paper.roll({}))).jobs;
    await accepted(client.paper.reprint({ ...id(), authorisation, jobId: newest?.id ?? '' }));
    expect((await imagesOn(client)).map((image) => image?.width)).toEqual([
      LOGO_DOTS_WIDE,
      LOGO_DOTS_WIDE,
      LOGO_DOTS_WIDE,
    ]);

    const database = new Database(join(dataDir, 'till.db'), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM paper_image').pluck().get()).toBe(1);
    expect(database.prepare('SELECT max(length(document)) FROM print_job').pluck().get()).toBeLessThan(8_000);
    database.close();

    const file = await accepted(client.device.exportSettings({}));
    const next = await testTill();
    await logOn(next.client, 'ivana');
    await accepted(next.client.device.importSettings({ ...id(), ...file }));
    expect(await accepted(next.client.device.logo.get({}))).toEqual(await accepted(client.device.logo.get({})));

    await accepted(client.device.logo.remove({ ...id(), authorisation }));
    await sellLoaf(client);
    expect((await imagesOn(client))[0]).toBeUndefined();
    const written = await journalOf(opened, 'logo.');
    expect(written.map(({ body }) => body)).toEqual([
      expect.objectContaining({ fileName: 'corner-shop.png', width: LOGO_DOTS_WIDE }),
      { fileName: '', width: 0, height: 0, fingerprint: '' },
    ]);
  });
});

/** Of the papers, newest first. */
async function imagesOn(client: TillClient): Promise<readonly (PaperImage | undefined)[]> {
  const { jobs } = await accepted(client.paper.roll({}));
  const slips = await Promise.all(jobs.map(({ id: jobId }) => accepted(client.paper.slip({ jobId }))));
  return slips.map(({ lines }) => lines.find(({ image }) => image !== undefined)?.image);
}
