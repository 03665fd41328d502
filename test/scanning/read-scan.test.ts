import { describe, expect, it } from 'vitest';
import { checkDigit } from '#shared/catalogue/barcode.ts';
import type { InStoreRule } from '#shared/scanning/in-store-code.ts';
import { isMisread, readScan } from '#shared/scanning/read-scan.ts';
import { accepted, id, refused, startShift, testTill } from '#test/till/test-till.ts';

const WEIGHT: InStoreRule = {
  prefix: '29',
  item: { from: 2, length: 5 },
  value: { from: 7, length: 5 },
  kind: 'weight',
  decimals: 3,
};
const PRICE: InStoreRule = { ...WEIGHT, prefix: '28', kind: 'price', decimals: 2 };
const MEANS = { rules: [WEIGHT, PRICE], minorDigits: 2 };

function ean(payload: string): string {
  return payload + checkDigit(payload);
}

function readings(code: string, means = MEANS) {
  const read = readScan(code, means);
  return read.ok ? read.value : read.refusal.code;
}

describe('scenario 39: weighted EAN, wrong check digit, weight 0, unknown prefix, GS1-128 with and without FNC1, UPC-A with leading 0', () => {
  it('a weighted code is the item and its weight, after the ordinary number it might be', () => {
    const code = ean('290020101236');
    expect(readings(code)).toEqual([{ barcode: code }, { barcode: '201', quantity: '1.236' }]);
    expect(readings(ean('290020110000'))).toEqual([
      { barcode: ean('290020110000') },
      { barcode: '201', quantity: '10' },
    ]);
  });

  it('a priced code takes its price, exactly', () => {
    const code = ean('280020100249');
    expect(readings(code)).toEqual([{ barcode: code }, { barcode: '201', quantity: '1', priceMinor: 249 }]);
    const tooFine = { ...MEANS, rules: [{ ...PRICE, decimals: 3 }] };
    expect(readings(code, tooFine)).toBe('barcode_misread');
  });

  it('zero and more than 30 kg are refused', () => {
    expect(readings(ean('290020100000'))).toBe('scan_without_amount');
    expect(readings(ean('280020100000'))).toBe('scan_without_amount');
    expect(readings(ean('290020130001'))).toBe('weight_unlikely');
    expect(readings(ean('290020130000'))).toEqual([expect.anything(), { barcode: '201', quantity: '30' }]);
  });

  it('a code whose check digit is wrong is no weighted code, and is said to be misread', () => {
    const right = ean('290020101236');
    const wrong = right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10);
    expect(readings(wrong)).toEqual([{ barcode: wrong }]);
    expect(isMisread(wrong)).toBe(true);
    expect(isMisread(right)).toBe(false);
    expect(isMisread('101')).toBe(false);
  });

  it('a prefix without a rule is an ordinary number; the longest prefix wins', () => {
    const code = ean('270020101236');
    expect(readings(code)).toEqual([{ barcode: code }]);
    const longer: InStoreRule = { ...WEIGHT, prefix: '2900', item: { from: 4, length: 3 } };
    expect(readings(ean('290020101236'), { ...MEANS, rules: [WEIGHT, longer] })).toEqual([
      { barcode: ean('290020101236') },
      { barcode: '201', quantity: '1.236' },
    ]);
  });

  it.each([
    ['with its symbology', `]C101${ean('0385010802001')}3103001236`, '1.236'],
    ['with FNC1 before further fields', `]C13103001236␝01${ean('0385010802001')}`, '1.236'],
    ['an open field closed by FNC1', `]C110LOT7␝01${ean('0385010802001')}3102000150`, '1.5'],
    ['from a wedge that writes ~1', `]C110LOT7~101${ean('0385010802001')}3102000150`, '1.5'],
    ['without symbology, told by its length', `01${ean('0385010802001')}3103001236`, '1.236'],
  ])('GS1-128 %s is the item and its weight', (_, code, quantity) => {
    expect(readings(code)).toContainEqual({ barcode: ean('0385010802001').slice(1), quantity });
  });

  it('GS1-128 without FNC1 behind an open field swallows the rest, and is no item rather than a wrong one', () => {
    expect(readings(`]C110LOT701${ean('0385010802001')}`)).toBe('barcode_unknown');
    expect(readings(`]C101${ean('0385010802001').slice(0, -1)}03103001236`)).toBe('barcode_misread');
  });

  it('GS1 pieces and price', () => {
    expect(readings(`]C101${ean('0385010802001')}3012`)).toContainEqual({
      barcode: ean('0385010802001').slice(1),
      quantity: '12',
    });
    expect(readings(`]C101${ean('0385010802001')}39220249`)).toContainEqual({
      barcode: ean('0385010802001').slice(1),
      quantity: '1',
      priceMinor: 249,
    });
  });

  it('UPC-A is found with and without its leading nought', () => {
    expect(readings('036000291452')).toEqual([{ barcode: '036000291452' }, { barcode: '0036000291452' }]);
    expect(readings(']E00036000291452')).toEqual([{ barcode: '0036000291452' }, { barcode: '036000291452' }]);
  });
});

it('the till sells what a scale printed: weight from the code, price from the code, misreads refused in words', async () => {
  const { client } = await testTill();
  await startShift(client);
  const weighed = await accepted(client.sale.scan({ ...id(), barcode: ean('290020101236') }));
  expect(weighed.lines).toMatchObject([{ barcode: '201', quantity: '1.236', priceMinor: 149, valueMinor: 184 }]);
  const priced = await accepted(client.sale.scan({ ...id(), barcode: ean('280020200249') }));
  expect(priced.lines.at(-1)).toMatchObject({ barcode: '202', quantity: '1', priceMinor: 249, valueMinor: 249 });
  expect(await refused(client.sale.scan({ ...id(), barcode: '3850108020015' }))).toBe('barcode_misread');
  expect(await refused(client.sale.scan({ ...id(), barcode: ean('290020100000') }))).toBe('scan_without_amount');
  expect(await refused(client.sale.scan({ ...id(), barcode: ean('290020131000') }))).toBe('weight_unlikely');
});
