import { describe, expect, it } from 'vitest';
import { everythingKept, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

describe('Change PIN', () => {
  it('refuses in this order: nobody, the old PIN, the new one', async () => {
    const { client } = await testTill();
    const change = (oldPin: string, newPin: string) => refused(client.operator.changePin({ ...id(), oldPin, newPin }));
    expect(await change('1234', '8520')).toBe('nobody_logged_on');
    await logOn(client);
    expect(await change('0000', '1')).toBe('pin_wrong');
    expect(await change('1234', '1')).toBe('new_pin_malformed');
  });

  it.each([
    ['852', 'new_pin_malformed'],
    ['8520852085208', 'new_pin_malformed'],
    ['kratko1', 'new_pin_malformed'],
    ['', 'new_pin_malformed'],
    ['1234', 'new_pin_same'],
    ['7777', 'new_pin_easy'],
    ['4567', 'new_pin_easy'],
    ['4321', 'new_pin_easy'],
    ['0123456789', 'new_pin_easy'],
    ['zzzzzzzz', 'new_pin_easy'],
    ['abcdefgh', 'new_pin_easy'],
  ])('refuses %j as %s', async (newPin, code) => {
    const { client } = await testTill();
    await logOn(client);
    expect(await refused(client.operator.changePin({ ...id(), oldPin: '1234', newPin }))).toBe(code);
    await accepted(client.operator.lock(id()));
    await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
  });

  it.each(['8520', '852085208520', 'ljetna kiša', '12345678x'])('takes %j, once and for good', async (newPin) => {
    const test = await testTill();
    await logOn(test.client);
    const input = { ...id(), oldPin: '1234', newPin };
    await accepted(test.client.operator.changePin(input));
    await accepted(test.client.operator.changePin(input));
    await test.till.close();
    const again = await testTill({ dataDir: test.dataDir });
    expect(await refused(again.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }))).toBe('pin_wrong');
    await accepted(again.client.operator.logOn({ ...id(), operatorId: 'ana', pin: newPin }));
    const method = /^\d+$/.test(newPin) ? 'pin' : 'password';
    const [, on] = await journalOf(again, 'operator.logged_on');
    expect(on?.body).toEqual({ operatorId: 'ana', method });
  });

  it('is written down without the PIN, which stands nowhere', async () => {
    const test = await testTill();
    await logOn(test.client);
    const newPin = 'a password nobody has';
    await accepted(test.client.operator.changePin({ ...id(), oldPin: '1234', newPin }));
    const written = await journalOf(test, 'operator.pin_changed');
    expect(written).toEqual([{ kind: 'operator.pin_changed', actor: 'ana', by: null, body: { operatorId: 'ana' } }]);
    expect(everythingKept(test.dataDir)).not.toContain(newPin);
  });
});
