import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { systemClock } from '#main/time/clock.ts';
import { OFFICE_COST } from '#shared/access/office-access.ts';
import { MANAGERS_RPC } from '#shared/contract/managers-contract.ts';
import { AGENT_DATABASES, type AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { loggedOn, withManagers } from '#test/managers/page-client.ts';
import { openOffice, updated } from '#test/master-data/data-service.ts';
import { allSent, cut, mend, type StoreTill, testStore } from '#test/shifts/store.ts';
import { everythingKept, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, type TestTill, testTill } from '#test/till/test-till.ts';

const GROUP = { id: 'cashiers', name: 'Cashiers', permissions: ['sell', 'start_shift', 'end_own_shift'] };
const ANA = { id: 'ana', name: 'Ana', groupIds: ['cashiers'] };
const MARKO = { id: 'marko', name: 'Marko', groupIds: ['cashiers'] };
const DAY_MS = 86_400_000;

async function shop(kind: AgentDatabaseKind) {
  const { agent, open } = await testStore(kind);
  const database = await withManagers(agent.dataDir, kind, { ivana: 'owner', petra: 'manager', ante: 'auditor' });
  const office = await openOffice(agent.dataDir, kind);
  await office.keep('operator_group', [GROUP]);
  await office.keep('operator', [ANA, MARKO]);
  return { agent, database, office, open, page: await loggedOn(agent.url, 'petra') };
}

/** The till hears what the office has said; nobody is logged on afterwards. */
async function told(till: TestTill): Promise<void> {
  await logOn(till.client, 'ivana');
  await updated(till);
  await accepted(till.client.operator.logOff(id()));
}

async function givenPin({ client }: Awaited<ReturnType<typeof loggedOn>>, operatorId = 'ana') {
  const reply = await client.office.givePin({ operatorId });
  if (!reply.accepted) throw new Error(reply.refusal.code);
  return reply.value;
}

const tries = (till: TestTill, pin: string) => till.client.operator.logOn({ ...id(), operatorId: 'ana', pin });
const holds = (till: TestTill, badge: string) => till.client.operator.logOnByBadge({ ...id(), badge });

async function choosesOwn(till: StoreTill, oldPin: string, newPin: string): Promise<void> {
  await accepted(tries(till, oldPin));
  expect(await refused(till.client.shift.start({ ...id(), deposits: [] }))).toBe('pin_change_due');
  await accepted(till.client.operator.changePin({ ...id(), oldPin, newPin }));
  await accepted(till.client.operator.logOff(id()));
}

describe.each(AGENT_DATABASES)('a one-time PIN of the office, on %s,', (kind) => {
  test('lets its owner in once at each till, cut off or not, to choose a PIN that is of this till alone', async () => {
    const { open, page } = await shop(kind);
    const [one, other] = [await open('POS1'), await open('POS2')];
    const { pin, validUntil } = await givenPin(page);
    expect(pin).toMatch(/^\d{10}$/);
    expect(Date.parse(validUntil) - Date.now()).toBeGreaterThan(13 * DAY_MS);
    for (const till of [one, other]) {
      await told(till);
      cut(till);
      expect(await refused(tries(till, '1234'))).toBe('pin_wrong');
    }
    await choosesOwn(one, pin, '9753');
    expect(await refused(tries(one, pin))).toBe('pin_wrong');
    await accepted(tries(one, '9753'));
    expect(await refused(tries(other, '9753'))).toBe('pin_wrong');
    await choosesOwn(other, pin, '8642');
    expect(await refused(tries(other, pin))).toBe('pin_wrong');
    await accepted(tries(other, '8642'));
    expect(await journalOf(one, 'operator.one_time_pin_set')).toEqual([
      { kind: 'operator.one_time_pin_set', actor: null, by: null, body: { operatorId: 'ana', validUntil } },
    ]);
  });

  test('that is withdrawn opens no till that has heard of it; what was chosen with it stays', async () => {
    const { database, open, page } = await shop(kind);
    const [one, other] = [await open('POS1'), await open('POS2')];
    const withdrawn = () => page.client.office.withdrawPin({ operatorId: 'ana' });
    expect(await withdrawn()).toMatchObject({ refusal: { code: 'not_there' } });
    const { pin } = await givenPin(page);
    await told(one);
    await told(other);
    await choosesOwn(one, pin, '9753');
    cut(other);
    expect(await withdrawn()).toMatchObject({ accepted: true });
    expect(await withdrawn()).toMatchObject({ refusal: { code: 'not_there' } });
    expect(await page.client.office.roster({})).not.toHaveProperty('value.access.0.pinUntil', expect.any(String));
    await told(one);
    await accepted(tries(one, '9753'));
    await mend(other);
    await told(other);
    for (const old of [pin, '1234']) expect(await refused(tries(other, old))).toBe('pin_wrong');
    const { pin: another } = await givenPin(page);
    await told(other);
    await choosesOwn(other, another, '8642');
    const acts = await database.selectFrom('manager_act').select('act').where('act', '=', 'pin_withdrawn').execute();
    expect(acts).toHaveLength(1);
    expect(await journalOf(one, 'operator.one_time_pin_withdrawn')).toEqual([]);
    expect(await journalOf(other, 'operator.one_time_pin_withdrawn')).toEqual([
      { kind: 'operator.one_time_pin_withdrawn', actor: null, by: null, body: { operatorId: 'ana' } },
    ]);
  });

  test('stands in clear nowhere; its hash only where tills ask for it', async () => {
    const { agent, database, open, page } = await shop(kind);
    const till = await open('POS1');
    const { pin } = await givenPin(page);
    expect(await page.client.office.giveBadge({ operatorId: 'ana', badge: 'BADGE-SECRET' })).toMatchObject({
      accepted: true,
    });
    await told(till);
    await choosesOwn(till, pin, '9753');
    await accepted(holds(till, 'BADGE-SECRET'));
    await allSent(till);
    const kept = await database.selectFrom('master_record').selectAll().execute();
    const secret = kept.filter((row) => row.kind === 'operator_pin' || row.kind === 'operator_badge');
    const hashes = secret.map(({ body }) => {
      const { badgeHash, pinHash } = JSON.parse(body ?? '');
      return String(pinHash ?? badgeHash);
    });
    expect(hashes.length).toBe(2);
    const cookie = page.headers['cookie'] ?? '';
    const files = ['shifts', 'differences', 'documents'].map(async (name) => {
      const url = `${agent.url}/managers/export/${name}.csv?from=2026-01-01&to=2027-12-31`;
      return (await fetch(url, { headers: { cookie } })).text();
    });
    const asked = JSON.stringify([
      await page.client.office.roster({}),
      await page.client.audit.list({ skip: 0 }),
      await database.selectFrom('journal_event').selectAll().execute(),
      await database.selectFrom('manager_act').selectAll().execute(),
      await Promise.all(files),
      await (await fetch(`${agent.url}/metrics`)).text(),
    ]);
    for (const words of [pin, 'BADGE-SECRET', ...hashes]) expect(asked).not.toContain(words);
    expect(JSON.stringify(kept)).not.toContain(pin);
    expect(JSON.stringify(kept)).not.toContain('BADGE-SECRET');
    expect(everythingKept(till.dataDir)).not.toContain(pin);
    expect(everythingKept(till.dataDir)).not.toContain('BADGE-SECRET');
    expect(JSON.stringify(await journalOf(till, ''))).not.toContain(hashes[0]);
  });

  test('has an end: then it opens nothing, and one that comes after it takes no PIN away', async () => {
    const { office, open, page } = await shop(kind);
    const till = await open('POS1');
    const { pin } = await givenPin(page);
    const past = {
      pinHash: await hash('7302914586', OFFICE_COST),
      validUntil: new Date(Date.now() - 1_000).toISOString(),
    };
    await office.keep('operator_pin', [{ id: 'ivana', ...past }]);
    await told(till);
    await accepted(till.client.operator.logOn({ ...id(), operatorId: 'ivana', pin: '1234' }));
    await till.till.close();
    const clock = {
      now: () => ({ ...systemClock.now(), wall: new Date(Date.now() + 15 * DAY_MS).toISOString() }),
    };
    const later = await testTill({ dataDir: till.dataDir, clock });
    expect(await refused(tries(later, pin))).toBe('one_time_pin_over');
    expect(await refused(tries(later, '1234'))).toBe('pin_wrong');
    await logOn(later.client, 'ivana');
    const { operators } = await accepted(later.client.roster.show({}));
    expect(operators.find((one) => one.id === 'ana')).toMatchObject({ hasPin: false, mustChangePin: true });
    await accepted(later.client.roster.setOneTimePin({ ...id(), operatorId: 'ana', pin: '8642' }));
    await accepted(later.client.operator.logOff(id()));
    await accepted(tries(later, '8642'));
  });

  test('stops nobody who works, and is asked for when the till is unlocked; it lets in whom wrong PINs locked out', async () => {
    const { open, page } = await shop(kind);
    const till = await open('POS1');
    await told(till);
    await logOn(till.client);
    const { pin } = await givenPin(page);
    await updated(till);
    await accepted(till.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.operator.lock(id()));
    expect(await refused(till.client.operator.unlock({ ...id(), pin: '1234' }))).toBe('pin_wrong');
    await accepted(till.client.operator.unlock({ ...id(), pin }));
    expect(await refused(till.client.sale.scan({ ...id(), barcode: '101' }))).toBe('pin_change_due');
    await accepted(till.client.operator.changePin({ ...id(), oldPin: pin, newPin: '9753' }));
    expect(await accepted(till.client.sale.scan({ ...id(), barcode: '101' }))).toMatchObject({ lines: [{}] });
    await accepted(till.client.operator.logOff(id()));
    for (let attempt = 1; attempt < 5; attempt += 1) expect(await refused(tries(till, '0000'))).toBe('pin_wrong');
    expect(await refused(tries(till, '0000'))).toBe('pin_locked');
    const again = await givenPin(page);
    await told(till);
    await accepted(tries(till, again.pin));
  });

  test('and a badge are given by whoever has the right, to whom the office knows, and it is written down', async () => {
    const { agent, database, page } = await shop(kind);
    const auditor = await loggedOn(agent.url, 'ante');
    await expect(auditor.client.office.givePin({ operatorId: 'ana' })).rejects.toMatchObject({ status: 403 });
    await expect(auditor.client.office.withdrawPin({ operatorId: 'ana' })).rejects.toMatchObject({ status: 403 });
    await expect(auditor.client.office.giveBadge({ operatorId: 'ana', badge: 'B' })).rejects.toMatchObject({
      status: 403,
    });
    const forged = await fetch(`${agent.url}${MANAGERS_RPC}/office/givePin`, {
      method: 'POST',
      headers: { cookie: page.headers['cookie'] ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ json: { operatorId: 'ana' } }),
    });
    expect(forged.status).toBe(403);
    expect(await page.client.office.givePin({ operatorId: `ana' --` })).toMatchObject({
      refusal: { code: 'not_there' },
    });
    expect(await page.client.office.giveBadge({ operatorId: 'ghost', badge: null })).toMatchObject({
      refusal: { code: 'not_there' },
    });
    const { validUntil } = await givenPin(page);
    await page.client.office.giveBadge({ operatorId: 'ana', badge: 'BADGE-1' });
    await page.client.office.giveBadge({ operatorId: 'ana', badge: null });
    const acts = await database
      .selectFrom('manager_act')
      .select(['act', 'subject', 'detail', 'login'])
      .orderBy('at')
      .execute();
    expect(acts.filter(({ act }) => act !== 'logon')).toEqual([
      { act: 'pin_given', subject: 'Ana', login: 'petra', detail: JSON.stringify({ operatorId: 'ana', validUntil }) },
      { act: 'badge_registered', subject: 'Ana', login: 'petra', detail: JSON.stringify({ operatorId: 'ana' }) },
      { act: 'badge_removed', subject: 'Ana', login: 'petra', detail: JSON.stringify({ operatorId: 'ana' }) },
    ]);
  });
});

describe.each(AGENT_DATABASES)('a badge of the office, on %s,', (kind) => {
  test('opens every till, in the place of any other, and no longer once it is removed', async () => {
    const { open, page } = await shop(kind);
    const [one, other] = [await open('POS1'), await open('POS2')];
    const give = (operatorId: string, badge: string | null) => page.client.office.giveBadge({ operatorId, badge });
    expect(await give('ana', 'BADGE-77')).toMatchObject({ accepted: true });
    expect(await give('marko', 'BADGE-77')).toMatchObject({ refusal: { code: 'badge_taken' } });
    for (const till of [one, other]) {
      await told(till);
      cut(till);
      await accepted(holds(till, 'BADGE-77'));
      expect((await accepted(till.client.till.state({}))).operator?.id).toBe('ana');
      await accepted(till.client.operator.logOff(id()));
      expect(await refused(holds(till, 'BADGE-ANA'))).toBe('badge_unknown');
      till.cable.mode = 'open';
    }
    await logOn(one.client, 'ivana');
    const own = (operatorId: string, badge: string) => one.client.roster.registerBadge({ ...id(), operatorId, badge });
    expect(await refused(own('kasia', 'BADGE-77'))).toBe('badge_taken');
    await accepted(own('ana', 'BADGE-OWN'));
    await accepted(one.client.operator.logOff(id()));
    await accepted(holds(one, 'BADGE-OWN'));
    await accepted(one.client.operator.logOff(id()));
    expect(await refused(holds(one, 'BADGE-77'))).toBe('badge_unknown');
    expect(await give('ana', null)).toMatchObject({ accepted: true });
    for (const till of [one, other]) {
      await told(till);
      expect(await refused(holds(till, 'BADGE-77'))).toBe('badge_unknown');
    }
    expect(await refused(holds(one, 'BADGE-OWN'))).toBe('badge_unknown');
    const roster = await page.client.office.roster({});
    expect(roster.accepted && roster.value.access).toEqual([]);
  });
});
