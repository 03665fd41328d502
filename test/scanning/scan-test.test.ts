import { describe, expect, it } from 'vitest';
import { createTestFramer } from '#main/scanner/test-framer.ts';
import { no, ok } from '#shared/result.ts';
import { code39Bars } from '#shared/scanning/code-39.ts';
import { explainScan, type ScanTest, TEST_CODE } from '#shared/scanning/scan-test.ts';

const MILK = '3850108020014';

const typed = (text: string, more: Partial<ScanTest> = {}): ScanTest => ({
  by: 'keyboard',
  text,
  end: 'enter',
  gapMs: 8,
  asUs: text,
  missed: null,
  unreadable: 0,
  ...more,
});

const explained = (test: ScanTest) =>
  explainScan(test, (code) =>
    code === MILK || code === `]E0${MILK}` ? ok('Mlijeko') : no({ code: 'barcode_unknown', facts: { barcode: code } }),
  );

describe('a code that is scanned for trying out is explained', () => {
  it.each([
    ['of goods', typed(MILK), []],
    ['with its symbology before it', typed(`]E0${MILK}`), []],
    ['unknown here, but whole', typed('4006381333931'), []],
    ['through a French keyboard: figures need Shift there', typed('"(à_àè&éà&', { asUs: MILK }), ['layout']],
    ['the test code through a German keyboard', typed('TILLßZY-1', { asUs: TEST_CODE }), ['layout']],
    ['letters and keys that agree on nothing known', typed('zebra1', { asUs: 'yebra1' }), []],
    ['a German code read at a German keyboard', typed(MILK, { asUs: MILK }), []],
    ['turned round by Caps Lock', typed('till-yz/1', { asUs: TEST_CODE }), ['capsLock']],
    ['without an end', typed(MILK, { end: 'none', missed: 'slow' }), ['noEnd']],
    ['ended by Tab', typed(MILK, { end: 'tab', missed: 'slow' }), ['tabEnd']],
    ['shorter than a scan', typed('101', { missed: 'short' }), ['short']],
    ['as slow as a hand', typed(MILK, { gapMs: 120, missed: 'slow' }), ['slow']],
    ['wrong in two ways', typed('"(à_àè&éà&', { asUs: MILK, end: 'tab' }), ['layout', 'tabEnd']],
    ['at the wrong speed', typed('x', { by: 'serial', unreadable: 4, end: 'none' }), ['speed']],
    ['from a port without an end, which silence ends there', typed(MILK, { by: 'serial', end: 'none' }), []],
  ] as const)('%s', (_, test, troubles) => {
    expect(explained(test).troubles).toEqual(troubles);
  });

  it.each([
    [`]E0${MILK}`, { name: 'EAN-13, UPC-A', isTold: true }],
    [`]e0${MILK}`, { name: 'GS1 DataBar', isTold: true }],
    [MILK, { name: 'EAN-13', isTold: false }],
    ['3850108020015', null],
    ['0103850108020014␝10A', { name: 'GS1', isTold: false }],
    ['hello', null],
    [']Z9hello', null],
  ])('names the symbology of %s', (text, symbology) => {
    expect(explained(typed(text)).symbology).toEqual(symbology);
  });

  it('with its item, without what stands before the code, and as the test code', () => {
    expect(explained(typed(`]E0${MILK}`))).toMatchObject({ code: MILK, item: { ok: true, value: 'Mlijeko' } });
    expect(explained(typed(`]A0${TEST_CODE}`))).toMatchObject({ isTestCode: true, item: { ok: false } });
  });
});

describe('what comes from a serial port in one go is one code to try', () => {
  const came = (...parts: readonly (readonly [string, number])[]) => {
    const framer = createTestFramer();
    for (const [text, atMs] of parts) expect(framer.take(Buffer.from(text, 'latin1'), atMs)).toEqual([]);
    const lastMs = parts.at(-1)?.[1] ?? 0;
    expect(framer.silence(lastMs + 50)).toEqual([]);
    const [test] = framer.silence(lastMs + 100);
    expect(framer.silence(lastMs + 200)).toEqual([]);
    return test;
  };

  it.each([
    ['\r', 'cr'],
    ['\n', 'lf'],
    ['\r\n', 'crlf'],
    ['\t', 'tab'],
    ['\x03', 'etx'],
    ['', 'none'],
  ])('ended by %j', (end, name) => {
    expect(came([`${MILK}${end}`, 0])).toMatchObject({ by: 'serial', text: MILK, end: name, unreadable: 0, gapMs: 0 });
  });

  it('without the sign that opens it, with its pace, and FNC1 as its sign', () => {
    expect(came(['\x0212', 0], ['3\x1d4', 40], ['5\r\n', 80])).toMatchObject({
      text: '123␝45',
      end: 'crlf',
      gapMs: 16,
    });
  });

  it('with its noise counted, and never longer than can be told', () => {
    expect(came(['\xff\x80\x003\r', 0])).toMatchObject({ text: '3', unreadable: 3 });
    expect(came(['9'.repeat(5_000), 0])?.text).toHaveLength(300);
  });
});

it('the test code is drawn in Code 39 as another program reads it', () => {
  const { bars, width } = code39Bars(TEST_CODE);
  const row = Array.from({ length: width }, (_, x) =>
    bars.some((bar) => x >= bar.x && x < bar.x + bar.width) ? '1' : '0',
  ).join('');
  expect(row).toBe(
    '1000101110111010101011101110001010111010001110101011101010001110101110101000111010001010111011101110001011101010100011101110101010001000101000101110100010101110100010111011101',
  );
});
