import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { loggedOn, withManagers } from '#test/managers/page-client.ts';
import { updated } from '#test/master-data/data-service.ts';
import { testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, refused, startShift } from '#test/till/test-till.ts';

const GROUP = { id: 'cashiers', name: 'Cashiers', permissions: ['sell', 'start_shift', 'end_own_shift'] as const };

describe.each(AGENT_DATABASES)('the office, on %s,', (kind) => {
  test('keeps operators and groups that tills take over; names stand once; each act is written down', async () => {
    const { agent, open } = await testStore(kind);
    const database = await withManagers(agent.dataDir, kind);
    const till = await open('POS1');
    await logOn(till.client);
    const { client } = await loggedOn(agent.url);
    const vera = { id: 'vera', name: '<b>Vera</b>', role: 'cashier' as const, groupIds: ['cashiers'], isActive: true };
    expect(await client.office.keepOperator(vera)).toMatchObject({ refusal: { code: 'group_unknown' } });
    expect(await client.office.keepGroup({ ...GROUP, permissions: [...GROUP.permissions] })).toMatchObject({
      accepted: true,
    });
    expect(await client.office.keepOperator(vera)).toMatchObject({ accepted: true });
    expect(await client.office.keepOperator({ ...vera, id: 'other', name: '<B>VERA</b>' })).toMatchObject({
      refusal: { code: 'name_taken', facts: { name: '<B>VERA</b>' } },
    });
    await updated(till);
    const operators = await accepted(till.client.operator.list({}));
    expect(operators.map(({ name }) => name)).toContain('<b>Vera</b>');
    expect(await client.office.keepOperator({ ...vera, isActive: false })).toMatchObject({ accepted: true });
    await updated(till);
    const after = await accepted(till.client.operator.list({}));
    expect(after.map(({ name }) => name)).not.toContain('<b>Vera</b>');
    const acts = await client.audit.list({ skip: 0 });
    expect(acts.accepted && acts.value.rows.map(({ act }) => act)).toEqual([
      'record_kept',
      'record_kept',
      'record_kept',
      'logon',
    ]);
    expect(await database.selectFrom('master_record').select('changed_by').execute()).toEqual([
      { changed_by: 'ivana' },
      { changed_by: 'ivana' },
    ]);
  });

  test('decides rules that hold from the next shift on; only an owner does', async () => {
    const { agent, open } = await testStore(kind);
    await withManagers(agent.dataDir, kind, { ivana: 'owner', marko: 'manager' });
    const till = await open('POS1');
    await startShift(till.client);
    const marko = await loggedOn(agent.url, 'marko');
    const counts = { name: 'forceCount', typed: { kind: 'switch', value: true } } as const;
    await expect(marko.client.office.keepRules({ changes: [counts] })).rejects.toMatchObject({
      status: 403,
    });
    const { client } = await loggedOn(agent.url);
    const lock = (value: string) => ({ name: 'autoLockMinutes', typed: { kind: 'number', value } }) as const;
    const keeps = (amount: string) => ({
      name: 'keepInDrawer' as const,
      typed: { kind: 'amounts' as const, value: [{ currency: 'EUR', amount }] },
    });
    const limit = { currency: 'EUR', minimum: '', maximum: '500.00', mode: 'warn' as const };
    const most = { name: 'cashLimits' as const, typed: { kind: 'limits' as const, value: [limit] } };
    expect(await client.office.keepRules({ changes: [counts, lock('7'), keeps('60.00'), most] })).toMatchObject({
      accepted: true,
    });
    expect(await client.office.keepRules({ changes: [lock('-1')] })).toMatchObject({
      refusal: { code: 'number_out_of_range' },
    });
    expect(await client.office.keepRules({ changes: [keeps('1,250.00')] })).toMatchObject({
      refusal: { code: 'amount_malformed' },
    });
    expect(await client.office.keepRules({ changes: [keeps('501')] })).toMatchObject({
      refusal: { code: 'keep_above_limit' },
    });
    const ruled = await marko.client.office.rules({});
    const own = ruled.accepted ? ruled.value.parameters.filter(({ isOwn }) => isOwn) : [];
    expect(own).toMatchObject([counts, keeps('60.00'), most, lock('7')]);
    expect(await client.office.keepRules({ changes: [{ name: 'cashLimits', typed: null }] })).toMatchObject({
      accepted: true,
    });
    await updated(till);
    await endShift(till.client);
    await logOn(till.client);
    expect(await refused(till.client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
    const kept = await accepted(till.client.parameter.list({}));
    expect(kept.find(({ name }) => name === 'keepInDrawer')?.typed).toEqual(keeps('60.00').typed);
  });
});
