import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { keepRulesSchema } from '#shared/contract/managers-records.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { loggedOn, withManagers } from '#test/managers/page-client.ts';
import { updated } from '#test/master-data/data-service.ts';
import { testStore } from '#test/shifts/store.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, logOn, refused, startShift } from '#test/till/test-till.ts';

const GROUP = { id: 'cashiers', name: 'Cashiers', permissions: ['sell', 'start_shift', 'end_own_shift'] as const };

type Change = z.infer<typeof keepRulesSchema>['changes'][number];

describe.each(AGENT_DATABASES)('the office, on %s,', (kind) => {
  test('keeps operators and groups that tills take over; names stand once; each act is written down', async () => {
    const { agent, open } = await testStore(kind);
    const database = await withManagers(agent.dataDir, kind);
    const till = await open('POS1');
    await logOn(till.client);
    const { client } = await loggedOn(agent.url);
    const vera = { id: 'vera', name: '<b>Vera</b>', role: 'cashier' as const, groupIds: ['cashiers'], isActive: true };
    const asNew = (record: typeof vera) => client.office.keepOperator({ record, before: null });
    expect(await asNew(vera)).toMatchObject({ refusal: { code: 'group_unknown' } });
    const group = { ...GROUP, permissions: [...GROUP.permissions] };
    expect(await client.office.keepGroup({ record: group, before: null })).toMatchObject({ accepted: true });
    expect(await asNew(vera)).toMatchObject({ accepted: true });
    expect(await asNew({ ...vera, id: 'other', name: '<B>VERA</b>' })).toMatchObject({
      refusal: { code: 'name_taken', facts: { name: '<B>VERA</b>' } },
    });
    await updated(till);
    const operators = await accepted(till.client.operator.list({}));
    expect(operators.map(({ name }) => name)).toContain('<b>Vera</b>');
    expect(await client.office.keepOperator({ record: { ...vera, isActive: false }, before: vera })).toMatchObject({
      accepted: true,
    });
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

  test('of two managers who change one operator, or give one id to two, the second is told and overwrites nothing', async () => {
    const { agent } = await testStore(kind);
    await withManagers(agent.dataDir, kind, { ivana: 'owner', marko: 'manager' });
    const [{ client: ivana }, { client: marko }] = [await loggedOn(agent.url), await loggedOn(agent.url, 'marko')];
    const group = { ...GROUP, permissions: [...GROUP.permissions] };
    await ivana.office.keepGroup({ record: group, before: null });
    const vera = { id: 'vera', name: 'Vera', role: 'cashier' as const, groupIds: ['cashiers'], isActive: true };
    expect(await ivana.office.keepOperator({ record: vera, before: null })).toMatchObject({ accepted: true });
    const gone = { ...vera, isActive: false };
    expect(await ivana.office.keepOperator({ record: gone, before: vera })).toMatchObject({ accepted: true });
    expect(await marko.office.keepOperator({ record: { ...vera, name: 'Vera K.' }, before: vera })).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    expect(await marko.office.keepOperator({ record: { ...vera, name: 'Other' }, before: null })).toMatchObject({
      refusal: { code: 'id_taken', facts: { id: 'vera' } },
    });
    // Pressed twice, it is kept once.
    expect(await ivana.office.keepOperator({ record: gone, before: vera })).toMatchObject({ accepted: true });
    const renamed = { ...group, name: 'Tellers' };
    expect(await ivana.office.keepGroup({ record: renamed, before: group })).toMatchObject({ accepted: true });
    expect(await ivana.office.keepGroup({ record: { ...group, maxDiscount: '5' }, before: group })).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    expect(await ivana.office.roster({})).toMatchObject({ value: { operators: [gone], groups: [renamed] } });
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

  test('decides what holds at tills at once, too: reasons of cash documents, safe, badges, drawer', async () => {
    const { agent, open } = await testStore(kind);
    await withManagers(agent.dataDir, kind);
    const till = await open('POS1');
    await logOn(till.client, 'ivana');
    const { client } = await loggedOn(agent.url);
    const courier = { id: 'courier', name: 'Courier', types: ['CW' as const], purpose: 'plain' as const };
    const reasons = (value: (typeof courier)[]): Change => ({
      name: 'cashDocumentReasons',
      typed: { kind: 'document_reasons', value },
    });
    const at = [{ paymentForm: 'cash', moment: 'after' as const }];
    const changes: Change[] = [
      reasons([courier]),
      { name: 'safeLimits', typed: { kind: 'amounts', value: [{ currency: 'EUR', amount: '2000.00' }] } },
      { name: 'badgePrefix', typed: { kind: 'text', value: 'B-' } },
      { name: 'drawerAtPayment', typed: { kind: 'drawer_moments', value: at } },
      { name: 'drawerAtCount', typed: { kind: 'switch', value: false } },
      { name: 'pinAttempts', typed: { kind: 'number', value: '3' } },
    ];
    const twice = reasons([courier, { ...courier, id: 'other', name: 'COURIER' }]);
    expect(await client.office.keepRules({ changes: [twice] })).toMatchObject({ refusal: { code: 'name_taken' } });
    const many = Array.from({ length: 41 }, (_, index) => ({ ...courier, id: `r${index}`, name: `Reason ${index}` }));
    expect(await client.office.keepRules({ changes: [reasons(many)] })).toMatchObject({
      refusal: { code: 'list_too_long' },
    });
    expect(await client.office.keepRules({ changes })).toMatchObject({
      accepted: true,
    });
    const mode = { name: 'workMode', typed: { kind: 'choice', value: 'day' } };
    await expect(client.office.keepRules({ changes: [mode] as never })).rejects.toMatchObject({ status: 400 });
    const ruled = await client.office.rules({});
    const own = ruled.accepted ? ruled.value.parameters.filter(({ isOwn }) => isOwn) : [];
    expect(own).toHaveLength(changes.length);
    expect(ruled.accepted && ruled.value.parameters.find(({ name }) => name === 'hasSounds')).toMatchObject({
      isOwn: false,
      typed: { value: true },
    });
    await updated(till);
    const shown = await accepted(till.client.parameter.list({}));
    for (const { name, typed } of changes) {
      const { kind: is, value } = shown.find((one) => one.name === name)?.typed ?? {};
      expect({ kind: is, value }, name).toMatchObject(
        name === 'drawerAtPayment' ? { value: expect.arrayContaining(at) } : { ...typed },
      );
    }
    const [written] = (await journalOf(till, 'parameters.changed')).slice(-1);
    expect(written?.actor).toBeNull();
    expect(JSON.stringify(written?.body)).toContain('cashDocumentReasons');
  });
});
