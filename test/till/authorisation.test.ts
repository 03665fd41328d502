import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

const START = { deposits: [] };
const ivana = { operatorId: 'ivana', pin: '1234' };

describe('a right that is missing', () => {
  it('is named by the refusal, so that somebody who holds it can be asked', async () => {
    const { client } = await testTill();
    await logOn(client, 'jakub');
    const reply = await client.shift.start({ ...id(), ...START });
    expect(reply).toMatchObject({ accepted: false, refusal: { facts: { permission: 'start_shift_offline' } } });
    const tiles = await accepted(client.operator.authorisers({ permission: 'start_shift_offline' }));
    expect(tiles.map(({ name }) => name)).toEqual(['Ana', 'Ivana', 'Kasia', 'Marko', 'Zofia']);
  });

  it('may be lent for one command by somebody who shows a PIN; who it was is written down, the PIN is not', async () => {
    const { client, till, dataDir } = await testTill();
    await logOn(client, 'jakub');
    await accepted(client.shift.start({ ...id(), ...START, authorisation: ivana }));
    expect((await accepted(client.till.state({}))).operator?.id).toBe('jakub');
    expect(await refused(client.catalogue.import({ ...id(), fileName: 'x', csv: 'x' }))).toBe('not_permitted');
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    const rows = connection.prepare(`SELECT actor, authorised_by AS by FROM event WHERE kind = 'shift.started'`).all();
    expect(rows).toEqual([{ actor: 'jakub', by: 'ivana' }]);
    expect(JSON.stringify(connection.prepare('SELECT * FROM reply').all())).not.toContain('1234');
    connection.close();
  });

  it('is not lent by a wrong PIN, by somebody unknown, or by somebody who lacks it too', async () => {
    const { client } = await testTill();
    await logOn(client, 'jakub');
    const lend = (operatorId: string, pin: string) =>
      refused(client.shift.start({ ...id(), ...START, authorisation: { operatorId, pin } }));
    expect(await lend('ivana', '0000')).toBe('pin_wrong');
    expect(await lend('nobody', '1234')).toBe('operator_unknown');
    const importing = {
      fileName: 'x.csv',
      csv: 'barcode,name,price\n',
      authorisation: { operatorId: 'ana', pin: '1234' },
    };
    expect(await refused(client.catalogue.import({ ...id(), ...importing }))).toBe('authoriser_not_permitted');
    expect((await accepted(client.till.state({}))).shift).toBeNull();
  });

  it('costs the authoriser’s tries, not the cashier’s', async () => {
    const { client } = await testTill();
    await logOn(client, 'jakub');
    const guess = () =>
      refused(client.shift.start({ ...id(), ...START, authorisation: { operatorId: 'ivana', pin: '9' } }));
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await guess());
    expect(codes).toEqual(['pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_locked', 'pin_locked']);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'jakub');
  });
});
