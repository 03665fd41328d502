import { describe, expect, it } from 'vitest';
import { checkDigit } from '#shared/catalogue/barcode.ts';
import type { NamedParameter } from '#shared/contract/parameter-calls.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, logOn, refused, type TillClient, testTill } from '#test/till/test-till.ts';

async function asIvana() {
  const test = await testTill();
  await logOn(test.client, 'ivana');
  return test;
}

const on = (name: NamedParameter['name']): NamedParameter => ({ name, typed: { kind: 'switch', value: true } });
const change = (client: TillClient, ...changes: NamedParameter[]) => client.parameter.change({ ...id(), changes });

describe('a changed parameter', () => {
  it('is written down as it was and as it is; one that is as before is not', async () => {
    const test = await asIvana();
    await accepted(change(test.client, on('forceCount'), on('differenceDocuments')));
    await accepted(change(test.client, on('forceCount')));
    expect(await journalOf(test, 'parameters.')).toMatchObject([
      { actor: 'ivana', body: { changes: [{ name: 'forceCount', before: false, after: true }] } },
    ]);
  });

  it('of a shift holds from the next one: an open one keeps what it began with', async () => {
    const { client } = await asIvana();
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50' }] }));
    await accepted(change(client, on('actualBalanceMandatory')));
    expect((await accepted(client.shift.endSheet({}))).countRequired).toBe(false);
    await endShift(client);
    await logOn(client, 'ivana');
    for (const currency of ['EUR', 'PLN'])
      await accepted(client.shift.writeStart({ ...id(), currency, amount: currency === 'EUR' ? '50' : '0' }));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect((await accepted(client.shift.endSheet({}))).countRequired).toBe(true);
  });

  it('of the till holds at once', async () => {
    const { client } = await asIvana();
    await accepted(change(client, { name: 'autoLockMinutes', typed: { kind: 'number', value: '3' } }));
    expect((await accepted(client.till.state({}))).autoLockMinutes).toBe(3);
    const presets = [{ currency: 'EUR', amounts: ['75', '120,50'] }];
    await accepted(change(client, { name: 'depositPresets', typed: { kind: 'presets', value: presets } }));
    const { rows } = await accepted(client.shift.startSheet({}));
    expect(rows.find(({ currency }) => currency === 'EUR')?.presetsMinor).toEqual([7_500, 12_050]);
  });

  it('of the shop’s scales is read at the next scan: another layout, the bananas as heavy as before', async () => {
    const { client } = await asIvana();
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const value = [{ layout: '27?IIIIWWWWWC', decimals: '3' }];
    await accepted(change(client, { name: 'inStoreCodes', typed: { kind: 'scale_codes', value } }));
    const shown = (await accepted(client.parameter.list({}))).find(({ name }) => name === 'inStoreCodes');
    expect(shown?.typed).toEqual({ kind: 'scale_codes', value });
    const code = '270020101236';
    const { lines } = await accepted(client.sale.scan({ ...id(), barcode: `${code}${checkDigit(code)}` }));
    expect(lines).toMatchObject([{ barcode: '201', quantity: '1.236' }]);
  });

  it('that makes no sense changes nothing, whatever came with it', async () => {
    const { client } = await asIvana();
    const before = await accepted(client.parameter.list({}));
    const limits = (minimum: string, maximum: string): NamedParameter => ({
      name: 'cashLimits',
      typed: { kind: 'limits', value: [{ currency: 'EUR', minimum, maximum, mode: 'warn' }] },
    });
    const scales = (...layouts: string[]): NamedParameter => ({
      name: 'inStoreCodes',
      typed: { kind: 'scale_codes', value: layouts.map((layout) => ({ layout, decimals: '2' })) },
    });
    const cases: readonly (readonly [string, NamedParameter])[] = [
      ['limits_crossed', limits('500', '100')],
      ['keep_above_limit', limits('', '100')],
      ['amount_malformed', limits('1e9', '')],
      ['number_out_of_range', { name: 'autoLockMinutes', typed: { kind: 'number', value: '1441' } }],
      ['number_out_of_range', { name: 'autoLockMinutes', typed: { kind: 'number', value: '-1' } }],
      ['choice_unknown', { name: 'cashRounding', typed: { kind: 'choice', value: 'XX' } }],
      ['text_too_long', { name: 'badgePrefix', typed: { kind: 'text', value: 'x'.repeat(21) } }],
      ['name_taken', { name: 'cashDocumentAttributes', typed: { kind: 'texts', value: ['Place', 'place'] } }],
      ['list_too_long', { name: 'cashDocumentAttributes', typed: { kind: 'texts', value: [...'abcdefg'] } }],
      ['malformed_call', { name: 'forceCount', typed: { kind: 'number', value: '1' } }],
      ['scale_code_malformed', scales('29IIIIIWWWWW')],
      ['scale_code_malformed', scales('19IIIIIWWWWWC')],
      ['name_taken', scales('29IIIIIWWWWWC', '29IIIIPPPPPPC')],
      [
        'payment_form_unknown',
        { name: 'keepInDrawer', typed: { kind: 'amounts', value: [{ currency: 'XYZ', amount: '1' }] } },
      ],
      [
        'amount_zero',
        { name: 'depositPresets', typed: { kind: 'presets', value: [{ currency: 'EUR', amounts: ['0'] }] } },
      ],
    ];
    for (const [code, wrong] of cases) expect(await refused(change(client, on('forceCount'), wrong)), code).toBe(code);
    expect(await accepted(client.parameter.list({}))).toEqual(before);
  });
});
