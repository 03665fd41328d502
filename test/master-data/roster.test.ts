import { describe, expect, it } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { openOffice, updated } from '#test/master-data/data-service.ts';
import { testStore } from '#test/shifts/store.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, startShift } from '#test/till/test-till.ts';

const GROUP = { id: 'floor', name: 'Floor', permissions: ['sell', 'start_shift', 'end_own_shift'] };
const PIN = { pin: '1234' };

describe.each(AGENT_DATABASES)('who may work here, over %s', (kind) => {
  async function shop() {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    return { office, open };
  }

  it('somebody new comes from the office, is given a PIN at the till, and has the rights of the groups', async () => {
    const { office, open } = await shop();
    const till = await open('POS1');
    await office.keep('operator_group', [GROUP]);
    await office.keep('operator', [
      { id: 'vera', name: 'Vera', groupIds: ['floor'] },
      { id: 'zlatko', name: 'Zlatko', groupIds: ['floor'], tills: ['POS2'] },
    ]);
    await logOn(till.client, 'ivana');
    await updated(till);
    expect((await accepted(till.client.operator.list({}))).map((one) => one.id)).toContain('vera');
    expect((await accepted(till.client.operator.list({}))).map((one) => one.id)).not.toContain('zlatko');
    await accepted(till.client.roster.setOneTimePin({ ...id(), operatorId: 'vera', pin: '8642' }));
    await accepted(till.client.operator.logOff(id()));
    await accepted(till.client.operator.logOn({ ...id(), operatorId: 'vera', pin: '8642' }));
    await accepted(till.client.operator.changePin({ ...id(), oldPin: '8642', newPin: '9753' }));
    expect((await accepted(till.client.till.state({}))).operator?.permissions.toSorted()).toEqual(
      GROUP.permissions.toSorted(),
    );
    await office.keep('operator', [{ id: 'vera', name: 'Vera B.', groupIds: ['floor'] }]);
    await updated(till);
    await accepted(till.client.operator.logOff(id()));
    await accepted(till.client.operator.logOn({ ...id(), operatorId: 'vera', pin: '9753' }));
    expect((await accepted(till.client.till.state({}))).operator?.name).toBe('Vera B.');
    expect(await findingsOf(till)).toEqual([]);
  });

  it('a right taken away is gone at once, also for whoever is logged on; the shift goes on', async () => {
    const { office, open } = await shop();
    const till = await open('POS1');
    await startShift(till.client);
    expect((await accepted(till.client.till.state({}))).operator?.permissions).toContain('reprint_document');
    await office.keep('operator', [{ id: 'ana', name: 'Ana', groupIds: ['floor'] }]);
    await office.keep('operator_group', [GROUP]);
    await updated(till);
    const { operator, shift } = await accepted(till.client.till.state({}));
    expect(operator?.permissions.toSorted()).toEqual(GROUP.permissions.toSorted());
    expect(shift).not.toBeNull();
    expect(await accepted(till.client.sale.scan({ ...id(), barcode: '101' }))).toMatchObject({ lines: [{}] });
  });

  it('a stopped operator is logged off at once; what was typed is kept, and somebody else ends the shift', async () => {
    const { office, open } = await shop();
    const till = await open('POS1');
    await startShift(till.client);
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await office.keep('operator', [{ id: 'ana', name: 'Ana', groupIds: ['cashiers'], isActive: false }]);
    till.till.tryServices();
    await expect
      .poll(async () => (await accepted(till.client.till.state({}))).operator, { timeout: 10_000, interval: 20 })
      .toBeNull();
    expect(await refused(till.client.operator.logOn({ ...id(), operatorId: 'ana', ...PIN }))).toBe('operator_unknown');
    await logOn(till.client, 'ivana');
    const shifts = await accepted(till.client.shift.list({}));
    expect(shifts).toContainEqual(expect.objectContaining({ operatorName: 'Ana', status: 'open' }));
    const written = await journalOf(till, 'operator.');
    expect(written).toContainEqual({ kind: 'operator.logged_off', actor: null, by: null, body: { operatorId: 'ana' } });
    expect(written).toContainEqual(
      expect.objectContaining({
        kind: 'operator.changed',
        actor: null,
        body: expect.objectContaining({ after: expect.objectContaining({ id: 'ana', isAssigned: false }) }),
      }),
    );
  });

  it('a roster that would shut the till for good is refused; everything else comes all the same', async () => {
    const { office, open } = await shop();
    const till = await open('POS1');
    await office.keep('operator_group', [{ id: 'managers', name: 'Managers', permissions: ['sell'] }]);
    await office.keep('customer', [{ id: 'c1', name: 'Kovač' }]);
    await logOn(till.client, 'ivana');
    await updated(till);
    const shown = await accepted(till.client.dataUpdate.show({}));
    expect(shown.state).toBe('refused');
    expect(shown.groups.filter(({ isRefused }) => isRefused).map(({ group }) => group)).toEqual(['permissions']);
    expect(shown.groups.find(({ group }) => group === 'customers')).toMatchObject({ changed: 1, removed: 0 });
    expect((await accepted(till.client.till.state({}))).operator?.permissions).toContain('manage_operators');
    await office.keep('operator_group', [
      { id: 'managers', name: 'Managers', permissions: ['sell', 'manage_operators'] },
    ]);
    await updated(till);
    expect((await accepted(till.client.dataUpdate.show({}))).state).toBe('idle');
    expect((await accepted(till.client.till.state({}))).operator?.permissions).not.toContain('change_parameters');
  });

  it('what is said of one till stands above what is said of the shop, whichever comes last', async () => {
    const { office, open } = await shop();
    const till = await open('POS1');
    const other = await open('POS2');
    await office.keep('till', [{ id: 'POS1', parameters: { blindCount: true } }]);
    await office.keep('settings', [{ parameters: { blindCount: false, forceCount: true } }]);
    await office.keep('layout', [
      { id: 'shop', windows: { 'end-of-shift': { order: [], shown: { summary: true } } } },
      { id: 'POS2', windows: {} },
    ]);
    for (const one of [till, other]) {
      await logOn(one.client, 'ivana');
      await updated(one);
      await updated(one);
    }
    const [here, there] = [await accepted(till.client.till.state({})), await accepted(other.client.till.state({}))];
    expect(here.parameters).toMatchObject({ blindCount: true, forceCount: true });
    expect(there.parameters).toMatchObject({ blindCount: false, forceCount: true });
    expect([Object.keys(here.layout), Object.keys(there.layout)]).toEqual([['end-of-shift'], []]);
    await accepted(
      till.client.parameter.change({
        ...id(),
        changes: [{ name: 'forceCount', typed: { kind: 'switch', value: false } }],
      }),
    );
    await updated(till);
    // Changed here after it came: that stays until the office says something new of it.
    expect((await accepted(till.client.till.state({}))).parameters.forceCount).toBe(false);
    await office.keep('settings', [{ parameters: { forceCount: true, parkedAtEnd: 'forbid' } }]);
    await updated(till);
    expect((await accepted(till.client.till.state({}))).parameters.forceCount).toBe(true);
    const written = await journalOf(till, 'parameters.');
    // What the office said at first comes by itself: in one take-over, or in two.
    const actors = written.map(({ actor }) => actor);
    expect([actors[0], ...actors.slice(-2)]).toEqual([null, 'ivana', null]);
    expect(written.at(-1)?.body).toEqual({
      changes: [
        { name: 'forceCount', before: false, after: true },
        { name: 'parkedAtEnd', before: 'warn', after: 'forbid' },
      ],
    });
  });
});
