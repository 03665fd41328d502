import { describe, expect, it } from 'vitest';
import { readMasterFile } from '#agent/master-data/import-file.ts';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { mergeConfiguration } from '#shared/master-data/merge-configuration.ts';

const FACTS = { taxes: [], minorDigits: 2 };

const json = (rows: unknown, kind: 'item' | 'tax' | 'customer' | 'settings') =>
  readMasterFile(JSON.stringify(rows), { format: 'json', kind, facts: FACTS });

describe('a file of master data', () => {
  it('is read row by row; what cannot be kept is left out and named with its row', () => {
    const milk = { barcode: '3850108020014', name: 'Milk', taxCode: 'C', priceMinor: 129 };
    const read = json(
      [
        milk,
        { ...milk, barcode: '3850108020015' },
        { ...milk, priceMinor: 0 },
        milk,
        'loose',
        { ...milk, color: 'white' },
      ],
      'item',
    );
    if (!read.ok) throw new Error(read.refusal);
    expect(read.value.rows).toBe(6);
    expect(read.value.read.records).toEqual([
      { kind: 'item', id: '3850108020014', body: { ...milk, unit: '', group: '' } },
    ]);
    expect(read.value.read.refused.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(read.value.read.refused[0]?.problem).toContain('check digit');
    expect(read.value.read.refused[2]?.problem).toContain('second item');
  });

  it.each([
    ['comma', 'barcode,name,taxCode,priceMinor\n101,Loaf,C,185\n'],
    ['semicolon, as spreadsheets of half of Europe save', 'barcode;name;taxCode;priceMinor\r\n101;Loaf;C;185\r\n'],
    ['a byte order mark', '\ufeffbarcode,name,taxCode,priceMinor\n101,Loaf,C,185'],
  ])('may be CSV: %s', (_, text) => {
    const read = readMasterFile(text, { format: 'csv', kind: 'item', facts: FACTS });
    expect(read).toMatchObject({ ok: true, value: { rows: 1, read: { records: [{ id: '101' }], refused: [] } } });
  });

  it('a torn row of a CSV is named and shifts none that follow', () => {
    const read = readMasterFile('barcode,name,taxCode,priceMinor\n101,Loaf\n102,Roll,C,95\n', {
      format: 'csv',
      kind: 'item',
      facts: FACTS,
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: 2,
        read: { records: [{ id: '102' }], refused: [{ line: 2, problem: 'has 2 cells under 4 columns' }] },
      },
    });
  });

  it.each([
    ['{"barcode":"101"}', 'json', 'no list'],
    ['not json', 'json', 'no JSON'],
    ['', 'csv', 'empty'],
    ['a,b\n"x', 'csv', 'no CSV'],
  ] as const)('%j as %s is refused in words', (text, format, words) => {
    const read = readMasterFile(text, { format, kind: 'item', facts: FACTS });
    expect(read).toMatchObject({ ok: false, refusal: expect.stringContaining(words) });
  });
});

describe('a till’s configuration takes changes over', () => {
  const change = (kind: 'tax' | 'currency' | 'payment_form' | 'reason' | 'settings', id: string, body: unknown) =>
    mergeConfiguration(DEMO_CONFIGURATION, [{ kind, id, body }]);

  it('replaces by id, adds at the end, removes; nothing else moves', () => {
    const raised = change('tax', 'A', { code: 'A', rate: '26' });
    expect(raised).toMatchObject({
      ok: true,
      value: { taxes: [{ code: 'A', rate: '26' }, { code: 'B' }, { code: 'C' }] },
    });
    const added = change('tax', 'D', { code: 'D', rate: '0' });
    expect(added.ok && added.value.taxes.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
    const removed = change('reason', 'courier', null);
    expect(removed.ok && removed.value.cashDocumentReasons.some(({ id }) => id === 'courier')).toBe(false);
    expect(raised.ok && { ...raised.value, taxes: [] }).toEqual({ ...DEMO_CONFIGURATION, taxes: [] });
  });

  it('takes single parameters and leaves the others as they are', () => {
    const forced = change('settings', 'shop', { parameters: { forceCount: true } });
    expect(forced.ok && forced.value.parameters).toEqual({ ...DEMO_CONFIGURATION.parameters, forceCount: true });
  });

  it.each([
    ['the system currency removed', 'currency', 'EUR', null],
    ['cash removed', 'payment_form', 'cash', null],
    [
      'a rate of its own for the system currency',
      'currency',
      'EUR',
      { ...DEMO_CONFIGURATION.currencies[0], rate: '2' },
    ],
    [
      'a form in a currency that is not there',
      'payment_form',
      'card',
      { id: 'card', name: 'Card', kind: 'card', currencies: ['USD'] },
    ],
    ['a parameter of another shape', 'settings', 'shop', { parameters: { forceCount: 'yes' } }],
  ] as const)('refuses what a till cannot work with: %s', (_, kind, id, body) => {
    const merged = change(kind, id, body);
    expect(merged.ok).toBe(false);
    expect(!merged.ok && merged.refusal.length).toBeGreaterThan(10);
  });
});
