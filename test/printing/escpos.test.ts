import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDocument, encodeDocument, protocolOf } from '#main/printing/encode-document.ts';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { drawerPulse, encodeLines } from '#main/printing/escpos/encoder.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { GENERIC_PROFILE, PROFILES } from '#main/printing/profiles.ts';
import { columnsOf24 } from '#main/printing/raster/bitmap.ts';
import { loadGlyphs } from '#main/printing/raster/glyphs.ts';
import { liveCommandsIn } from '#main/printing/raster/live-commands.ts';
import { isPrintable, SECOND_COLUMN, spellFor } from '#main/printing/spelling.ts';
import { must } from '#shared/assert.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { composeDailyReport } from '#shared/paper/daily-report.ts';
import { EMPTY_LINE, type LaidLine, type PaperLine } from '#shared/paper/laid-line.ts';
import { layOut } from '#shared/paper/layout.ts';
import { asCopy, type PaperDocument } from '#shared/paper/paper-document.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { sampleReceipt, sampleReport } from '#test/printing/sample-facts.ts';

const EPSON = must(
  PROFILES.find(({ id }) => id === 'epson-tm-t88'),
  'there is an Epson profile',
);
const STAR = must(
  PROFILES.find(({ id }) => id === 'star-line'),
  'there is a Star profile',
);
const CITIZEN = must(
  PROFILES.find(({ id }) => id === 'citizen'),
  'there is a Citizen profile',
);

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim();
}

function line(text: string, style: Partial<LaidLine> = {}): LaidLine {
  return { ...EMPTY_LINE, ...style, text };
}

function bare({ align, bold, tall, text, wide }: LaidLine): PaperLine {
  return { align, bold, tall, text: text.replaceAll(SECOND_COLUMN, ''), wide };
}

describe('the bytes', () => {
  test('begin with reset, status, no ideographs, no national letters, code page; end with a cut', () => {
    expect(hex(encodeLines([line('Ab')], { profile: GENERIC_PROFILE, processId: null }))).toBe(
      '1b 3d 01 1b 40 1d 61 00 1c 2e 1b 52 00 1b 74 12 41 62 0a 1d 56 42 03',
    );
  });

  test('a printer with process ids reports its status and is asked for its answer after the cut', () => {
    expect(hex(encodeLines([], { profile: EPSON, processId: '00A1' }))).toBe(
      '1b 3d 01 1b 40 1d 61 0f 1c 2e 1b 52 00 1b 74 12 1d 56 42 03 1d 28 48 06 00 30 30 30 30 41 31',
    );
  });

  test('styles are sent when they change and only then', () => {
    const lines = [
      line('a', { align: 'centre', bold: true, wide: true, tall: true }),
      line('b', { align: 'centre', bold: true, wide: true, tall: true }),
      line('c'),
    ];
    expect(
      hex(encodeLines(lines, { profile: GENERIC_PROFILE, processId: null })).slice(
        '1b 3d 01 1b 40 1d 61 00 1c 2e 1b 52 00 1b 74 12 '.length,
      ),
    ).toBe('1b 61 01 1b 45 01 1d 21 11 61 0a 62 0a 1b 61 00 1b 45 00 1d 21 00 63 0a 1d 56 42 03');
  });

  test('a run of characters switches the code page once: Polish in 852, the Euro in 858', () => {
    const bytes = encodeLines([line('ł€€ą')], { profile: GENERIC_PROFILE, processId: null });
    expect(hex(bytes)).toContain('1b 74 12 88 1b 74 13 d5 d5 1b 74 12 a5 0a');
  });

  test('a printer without a cutter feeds to the tear bar', () => {
    expect(hex(encodeLines([], { profile: { ...GENERIC_PROFILE, cutter: 'none' }, processId: null }))).toMatch(
      /1b 64 05$/,
    );
  });

  test('the drawer gets one pulse within what its magnet bears', () => {
    expect(hex(drawerPulse({ pin: 2, onMs: 50, offMs: 500 }))).toBe('1b 70 00 19 fa');
    expect(hex(drawerPulse({ pin: 5, onMs: 120, offMs: 240 }))).toBe('1b 70 01 3c 78');
    expect(() => drawerPulse({ pin: 2, onMs: 600, offMs: 600 })).toThrow('510');
  });

  test('bar and QR codes are said to the printer in Epson’s form', () => {
    const document: PaperDocument = {
      version: 1,
      language: 'en',
      title: null,
      markings: [],
      blocks: [
        { block: 'barcode', symbology: 'ean13', value: '385012345678' },
        { block: 'barcode', symbology: 'code128', value: 'CW/2026{1' },
        { block: 'qr', value: 'journal 18977' },
      ],
    };
    const bytes = encodeDocument(document, { profile: GENERIC_PROFILE, processId: null });
    expect(hex(bytes)).toContain('1d 6b 43 0c 33 38 35 30');
    expect(hex(bytes)).toContain('1d 6b 49 0c 7b 42 43 57 2f 32 30 32 36 7b 7b 31');
    expect(hex(bytes)).toContain('1d 28 6b 03 00 31 51 30');
    const { codes, lines } = decodePaper(bytes, GENERIC_PROFILE);
    expect(codes).toEqual(['385012345678', '{BCW/2026{{1', 'journal 18977']);
    expect(lines.map(({ text }) => text)).toEqual(['385012345678', 'CW/2026{1', '']);
    const withoutQr = encodeDocument(document, { profile: { ...GENERIC_PROFILE, hasQr: false }, processId: null });
    expect(decodePaper(withoutQr, GENERIC_PROFILE)).toMatchObject({ lines, images: 1 });
  });
});

describe('letters', () => {
  const EVERY_LETTER = 'ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ čćđšž ČĆĐŠŽ äöüß ÄÖÜ ěřůčšžýáíéťďň ĚŘŮ € „cytat” – ’';

  test.each(PROFILES.map((profile) => [profile.id, profile] as const))(
    'on %s nothing becomes a question mark',
    (_, profile) => {
      const spelled = spellFor(profile)(EVERY_LETTER);
      const { lines } = protocolOf(profile).decodePaper(
        protocolOf(profile).encodeLines(
          spelled.split(' ').map((word) => line(word)),
          { profile, processId: null },
        ),
        profile,
      );
      const printed = lines.slice(0, spelled.split(' ').length).map(({ text }) => text);
      expect(printed.join(' ')).toBe(spelled);
      expect(spelled).not.toMatch(/[?*\uFFFD]/);
      expect(spelled).toContain('ąćęłńóśźż');
      expect(spelled).toContain('ěřůč');
    },
  );

  test('what a printer lacks is written plainly', () => {
    const poor: PrinterProfile = { ...GENERIC_PROFILE, codePages: [{ page: 'CP437', n: 0 }] };
    expect(spellFor(poor)('Łódź, đak, Weiß, 5 €, „ą” …')).toBe('Lódz, dak, Weiß, 5 EUR, "a" ...');
    expect(isPrintable('ł', poor)).toBe(false);
  });

  test('what can be neither printed nor spelled is drawn into the line, and read back by its shape', () => {
    const profile: PrinterProfile = { ...GENERIC_PROFILE, columns: 32 };
    for (const printer of [profile, { ...STAR, columns: 32 }]) {
      for (const size of ['normal', 'large'] as const) {
        const document: PaperDocument = {
          version: 1,
          language: 'en',
          title: null,
          markings: [],
          blocks: [{ block: 'text', text: 'Kava Ωμέγα 北京 ok', align: 'left', bold: false, size }],
        };
        const bytes = encodeDocument(document, { profile: printer, processId: null });
        const { lines } = decodeDocument(bytes, document, printer);
        expect(
          lines
            .map(({ text }) => text)
            .join(' ')
            .trim(),
        ).toBe('Kava Ωμέγα 北京 ok');
        expect(liveCommandsIn(bytes)).toEqual([]);
      }
    }
  });

  test('a letter of two columns is measured as two', () => {
    expect([...spellFor(GENERIC_PROFILE)('北')]).toHaveLength(2);
    expect([...spellFor(GENERIC_PROFILE)('Ω')]).toHaveLength(1);
    expect(loadGlyphs().draw('北').width).toBe(24);
  });

  test('the Euro comes from another page where the page of the letters has none', () => {
    expect(spellFor(CITIZEN)('ł€')).toBe('ł€');
  });

  test('a Euro that becomes EUR is measured as three characters', () => {
    const poor: PrinterProfile = { ...GENERIC_PROFILE, columns: 32, codePages: [{ page: 'CP852', n: 18 }] };
    const document: PaperDocument = {
      version: 1,
      language: 'en',
      title: null,
      markings: [],
      blocks: [{ block: 'pair', left: '€'.repeat(10), right: '12.50', indent: 0, bold: false }],
    };
    const { lines } = decodePaper(encodeDocument(document, { profile: poor, processId: null }), poor);
    expect(lines.map(({ text }) => text)).toEqual(['EUR'.repeat(10), `${' '.repeat(27)}12.50`]);
  });
});

describe('bytes, read back', () => {
  for (const profile of PROFILES) {
    test(`are the paper that was laid out, on ${profile.id} in every language and width`, () => {
      for (const language of LANGUAGES) {
        for (const columns of [32, 35, 42, 48]) {
          const printer = { ...profile, columns };
          const papers = [
            asCopy(composeReceipt(sampleReceipt(language)), 1),
            composeDailyReport(sampleReport(language, 'X')),
          ];
          for (const paper of papers) {
            const laid = layOut(paper, { columns, spell: spellFor(printer) });
            const decoded = decodeDocument(
              encodeDocument(paper, { profile: printer, processId: null }),
              paper,
              printer,
            );
            expect(decoded.lines.slice(0, laid.length).map(({ image: _dots, ...line }) => line)).toEqual(
              laid.map(bare),
            );
            // Behind the paper only the feed of a printer that has no cutter.
            expect(decoded.lines.slice(laid.length).every(({ text }) => text === '')).toBe(true);
            expect(decoded.cuts).toBe(profile.cutter === 'none' ? 0 : 1);
          }
        }
      }
    });
  }

  test('hold no live real-time command, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 10 }), (texts) => {
        const document: PaperDocument = {
          version: 1,
          language: 'en',
          title: null,
          markings: [],
          blocks: texts.map((text) => ({ block: 'text', text, align: 'left', bold: false, size: 'normal' })),
        };
        const bytes = encodeDocument(document, { profile: EPSON, processId: 'zzzz' });
        expect(liveCommandsIn(bytes)).toEqual([]);
      }),
    );
  });

  test('any text comes back as it was spelled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 42 }), fc.constantFrom(...PROFILES), (text, profile) => {
        const document: PaperDocument = {
          version: 1,
          language: 'en',
          title: null,
          markings: [],
          blocks: [{ block: 'text', text, align: 'left', bold: false, size: 'normal' }],
        };
        const laid = layOut(document, { columns: profile.columns, spell: spellFor(profile) });
        fc.pre(hasNoTwins(laid.map((one) => one.text).join('')));
        const decoded = decodeDocument(encodeDocument(document, { profile, processId: null }), document, profile);
        expect(decoded.lines.slice(0, laid.length)).toEqual(laid.map(bare));
      }),
    );
  });
});

/** Letters of different alphabets that look alike cannot be told apart by their shape. */
function hasNoTwins(text: string): boolean {
  const letters = [...new Set(text.replace(/[ -~]/g, ''))];
  const shapes = letters.map((letter) => columnsOf24(loadGlyphs().draw(letter)).join());
  return new Set(shapes).size === letters.length;
}

describe('the decoder', () => {
  const escposish = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom(
        Uint8Array.of(0x1b, 0x40),
        Uint8Array.of(0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30),
        Uint8Array.of(0x1d, 0x38, 0x4c, 0xff, 0xff, 0xff, 0xff),
        Uint8Array.of(0x1d, 0x76, 0x30, 0, 2, 0, 2, 0),
        Uint8Array.of(0x1d, 0x6b, 73, 5),
        Uint8Array.of(0x1b, 0x64, 0xff),
        Uint8Array.of(0x10, 0x14, 1, 0, 1),
      ),
    ),
    { maxLength: 20 },
  );

  const starish = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom(
        Uint8Array.of(0x1b, 0x40),
        Uint8Array.of(0x1b, 0x1d, 0x74, 5),
        Uint8Array.of(0x1b, 0x1e, 0x61, 3),
        Uint8Array.of(0x1b, 0x1d, 0x79, 0x44, 0x31, 0, 9, 0),
        Uint8Array.of(0x1b, 0x58, 0xff, 0x02),
        Uint8Array.of(0x1b, 0x64, 3),
        Uint8Array.of(0x07, 0x17, 0x1a),
      ),
    ),
    { maxLength: 20 },
  );

  test.each([
    ['ESC/POS', GENERIC_PROFILE, escposish],
    ['Star', STAR, starish],
  ] as const)('of %s never throws on garbage, and slices make no difference', (_, profile, bytesOf) => {
    const { createDecoder, decodePaper } = protocolOf(profile);
    fc.assert(
      fc.property(bytesOf, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (parts, sizes) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        const sliced = createDecoder(profile);
        for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          sliced.push(bytes.subarray(from, from + size));
          from += size;
        }
        expect(sliced.paper()).toEqual(decodePaper(bytes, profile));
      }),
      { numRuns: 2_000 },
    );
  });

  test('wraps what is too long, as a printer does', () => {
    const { lines } = decodePaper(
      encodeLines([line('x'.repeat(50))], { profile: GENERIC_PROFILE, processId: null }),
      GENERIC_PROFILE,
    );
    expect(lines.map(({ text }) => text.length)).toEqual([42, 8]);
  });

  test('a stream of feed commands does not fill the memory', () => {
    const feeds = Uint8Array.from({ length: 300_000 }, (_, index) => [0x1b, 0x64, 0xff][index % 3] ?? 0);
    expect(decodePaper(feeds, GENERIC_PROFILE).lines.length).toBe(20_000);
  });

  test('tells drawer pulses, cuts and the ids it was asked for', () => {
    const bytes = Uint8Array.from([
      ...encodeLines([line('a')], { profile: EPSON, processId: 'id01' }),
      ...drawerPulse({ pin: 2, onMs: 50, offMs: 500 }),
      ...[0x10, 0x14, 0x01, 0x00, 0x01],
    ]);
    expect(decodePaper(bytes, EPSON)).toMatchObject({ cuts: 1, drawerPulses: 2, processIds: ['id01'] });
  });
});
