import { describe, expect, it } from 'vitest';
import { everythingKept, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, type TillClient, testTill } from '#test/till/test-till.ts';

async function asIvana() {
  const test = await testTill();
  await logOn(test.client, 'ivana');
  return test;
}

const operatorIn = async (client: TillClient, operatorId: string) =>
  (await accepted(client.roster.show({}))).operators.find((one) => one.id === operatorId);

const ANA = { operatorId: 'ana', name: 'Ana', role: 'cashier', isAssigned: true } as const;
const IVANA = { operatorId: 'ivana', name: 'Ivana', role: 'manager', isAssigned: true } as const;

describe('the rights of an operator', () => {
  it('are those of all groups added up, and hold for whoever is logged on at once', async () => {
    const test = await asIvana();
    const { client } = test;
    const { groupId } = await accepted(
      client.roster.changeGroup({ ...id(), groupId: null, name: 'Importers', permissions: ['import_catalogue'] }),
    );
    await accepted(client.roster.changeOperator({ ...id(), ...ANA, groupIds: ['cashiers', groupId] }));
    const ana = await operatorIn(client, 'ana');
    expect(ana?.permissions).toContain('sell');
    expect(ana?.permissions).toContain('import_catalogue');
    expect(ana?.permissions).not.toContain('start_shift_offline');
    const held = async () => (await accepted(client.till.state({}))).operator?.permissions ?? [];
    expect(await held()).toContain('exceed_cash_limit');
    const managers = { groupId: 'managers', name: 'Managers', permissions: ['manage_operators'] } as const;
    await accepted(client.roster.changeGroup({ ...id(), ...managers, permissions: [...managers.permissions] }));
    expect(await held()).not.toContain('exceed_cash_limit');
    const [change] = (await journalOf(test, 'operator.changed')).map(({ actor, body }) => ({ actor, body }));
    expect(change).toEqual({
      actor: 'ivana',
      body: {
        before: { id: 'ana', name: 'Ana', role: 'cashier', isAssigned: true, groupIds: ['cashiers', 'experienced'] },
        after: { id: 'ana', name: 'Ana', role: 'cashier', isAssigned: true, groupIds: ['cashiers', groupId] },
      },
    });
  });

  it('to give rights cannot be taken from the last who holds it, in any way', async () => {
    const { client } = await asIvana();
    const change = (groupIds: string[], isAssigned: boolean) =>
      refused(client.roster.changeOperator({ ...id(), ...IVANA, groupIds, isAssigned }));
    expect(await change(['cashiers'], true)).toBe('last_keeper');
    expect(await change(['cashiers', 'managers'], false)).toBe('last_keeper');
    const bare = { groupId: 'managers', name: 'Managers', permissions: [] };
    expect(await refused(client.roster.changeGroup({ ...id(), ...bare }))).toBe('last_keeper');
    await accepted(client.roster.changeOperator({ ...id(), ...ANA, groupIds: ['managers'] }));
    await accepted(client.roster.changeOperator({ ...id(), ...IVANA, groupIds: ['cashiers'] }));
    expect(await refused(client.roster.letIn({ ...id(), operatorId: 'ana' }))).toBe('not_permitted');
  });

  it('are refused for groups and operators that are not there, and names that are taken', async () => {
    const { client } = await asIvana();
    const change = (changes: object) =>
      refused(client.roster.changeOperator({ ...id(), ...ANA, groupIds: [], ...changes }));
    expect(await change({ groupIds: ['nobodys'] })).toBe('group_unknown');
    expect(await change({ operatorId: 'nobody' })).toBe('operator_unknown');
    expect(await change({ name: 'IVANA' })).toBe('name_taken');
    const group = { groupId: 'nobodys', name: 'X', permissions: [] };
    expect(await refused(client.roster.changeGroup({ ...id(), ...group }))).toBe('group_unknown');
    expect(await refused(client.roster.changeGroup({ ...id(), ...group, groupId: null, name: 'cashiers' }))).toBe(
      'name_taken',
    );
    expect(await refused(client.roster.setOneTimePin({ ...id(), operatorId: 'nobody', pin: '2580' }))).toBe(
      'operator_unknown',
    );
  });
});

describe('an operator who is not assigned to the till', () => {
  it('is not shown, not let in by PIN or badge, and lends nothing', async () => {
    const { client } = await asIvana();
    const zofia = { operatorId: 'zofia', name: 'Zofia', role: 'cashier', isAssigned: false } as const;
    await accepted(client.roster.changeOperator({ ...id(), ...zofia, groupIds: ['cashiers', 'experienced'] }));
    await accepted(client.operator.logOff(id()));
    expect((await accepted(client.operator.list({}))).map(({ name }) => name)).not.toContain('Zofia');
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'zofia', pin: '1234' }))).toBe(
      'operator_unknown',
    );
    expect(await refused(client.operator.logOnByBadge({ ...id(), badge: 'BADGE-ZOFIA' }))).toBe('badge_unknown');
    await logOn(client, 'jakub');
    const lent = { deposits: [], authorisation: { operatorId: 'zofia', pin: '1234' } };
    expect(await refused(client.shift.start({ ...id(), ...lent }))).toBe('operator_unknown');
    const tiles = await accepted(client.operator.authorisers({ permission: 'start_shift_offline' }));
    expect(tiles.map(({ name }) => name)).not.toContain('Zofia');
  });
});

describe('a one-time PIN', () => {
  it('lets in somebody new, who takes another before anything else; it lends nothing and stands nowhere', async () => {
    const test = await asIvana();
    const { client } = test;
    const { operatorId } = await accepted(
      client.roster.changeOperator({
        ...id(),
        operatorId: null,
        name: 'Luka',
        role: 'cashier',
        groupIds: ['cashiers', 'experienced'],
        isAssigned: true,
      }),
    );
    expect(await operatorIn(client, operatorId)).toMatchObject({ hasPin: false, hasBadge: false });
    expect(await refused(client.roster.setOneTimePin({ ...id(), operatorId, pin: '1111' }))).toBe('new_pin_easy');
    const command = { ...id(), operatorId, pin: '258036' };
    await accepted(client.roster.setOneTimePin(command));
    await accepted(client.roster.setOneTimePin(command));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'jakub');
    const lent = { deposits: [], authorisation: { operatorId, pin: '258036' } };
    expect(await refused(client.shift.start({ ...id(), ...lent }))).toBe('pin_change_due');
    await accepted(client.operator.logOff(id()));

    await accepted(client.operator.logOn({ ...id(), operatorId, pin: '258036' }));
    expect((await accepted(client.till.state({}))).isPinChangeDue).toBe(true);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('pin_change_due');
    expect(await refused(client.item.search({ text: 'kruh' }))).toBe('pin_change_due');
    await accepted(client.operator.changePin({ ...id(), oldPin: '258036', newPin: '97531' }));
    expect((await accepted(client.till.state({}))).isPinChangeDue).toBe(false);
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await journalOf(test, 'operator.one_time_pin_set')).toMatchObject([
      { actor: 'ivana', body: { operatorId } },
    ]);
    expect(everythingKept(test.dataDir)).not.toContain('258036');
  });
});

describe('a badge', () => {
  it('is registered in the place of an earlier one, and taken away; its code stands nowhere', async () => {
    const test = await asIvana();
    const { client } = test;
    const register = (badge: string | null) => client.roster.registerBadge({ ...id(), operatorId: 'jakub', badge });
    expect(await refused(register('CARD-7'))).toBe('badge_malformed');
    expect(await refused(register('BADGE-'))).toBe('badge_malformed');
    expect(await refused(register('BADGE-ANA'))).toBe('badge_taken');
    await accepted(register('BADGE-J2'));
    await accepted(client.operator.logOff(id()));
    expect(await refused(client.operator.logOnByBadge({ ...id(), badge: 'BADGE-JAKUB' }))).toBe('badge_unknown');
    await accepted(client.operator.logOnByBadge({ ...id(), badge: 'BADGE-J2' }));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    await accepted(register(null));
    expect(await operatorIn(client, 'jakub')).toMatchObject({ hasBadge: false });
    expect((await journalOf(test, 'operator.badge_re')).map(({ kind }) => kind)).toEqual([
      'operator.badge_registered',
      'operator.badge_removed',
    ]);
    expect(everythingKept(test.dataDir)).not.toContain('BADGE-J2');
  });

  it('lends a right for one command, as a PIN does', async () => {
    const test = await testTill();
    await logOn(test.client, 'jakub');
    const start = (badge: string) => test.client.shift.start({ ...id(), deposits: [], authorisation: { badge } });
    expect(await refused(start('BADGE-NOBODY'))).toBe('badge_unknown');
    await accepted(start('BADGE-KASIA'));
    expect(await journalOf(test, 'shift.started')).toMatchObject([{ actor: 'jakub', by: 'kasia' }]);
  });
});
