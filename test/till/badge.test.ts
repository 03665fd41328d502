import { describe, expect, it } from 'vitest';
import { everythingKept, journalOf } from '#test/till/journal-of.ts';
import { testClock } from '#test/till/test-clock.ts';
import { accepted, id, logOn, refused, testTill } from '#test/till/test-till.ts';

describe('a badge', () => {
  it('logs its operator on; its code stands nowhere', async () => {
    const test = await testTill();
    await accepted(test.client.operator.logOnByBadge({ ...id(), badge: 'BADGE-KASIA' }));
    expect((await accepted(test.client.till.state({}))).operator?.id).toBe('kasia');
    const [on] = await journalOf(test, 'operator.logged_on');
    expect(on?.body).toEqual({ operatorId: 'kasia', method: 'badge' });
    expect(everythingKept(test.dataDir)).not.toContain('BADGE-KASIA');
  });

  it('that nobody has is refused, written down, and tried a few times only', async () => {
    const clock = testClock();
    const test = await testTill({ clock });
    const hold = (badge: string) => test.client.operator.logOnByBadge({ ...id(), badge });
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await refused(hold(`BADGE-${attempt}`)));
    const unknown = 'badge_unknown';
    expect(codes).toEqual([unknown, unknown, unknown, unknown, 'pin_locked', 'pin_locked']);
    await logOn(test.client);
    await accepted(test.client.operator.logOff(id()));
    clock.pass(5_000);
    await accepted(hold('BADGE-ANA'));
    expect((await journalOf(test, 'operator.badge_unknown')).map(({ body }) => body)).toEqual(
      [1, 2, 3, 4, 5].map((failures) => ({ failures })),
    );
  });

  it('takes no seat that is taken, opens its own lock, and takes another’s only by right', async () => {
    const { client } = await testTill();
    const hold = (badge: string) => client.operator.logOnByBadge({ ...id(), badge });
    await logOn(client);
    expect(await refused(hold('BADGE-KASIA'))).toBe('somebody_logged_on');
    await accepted(client.operator.lock(id()));
    expect(await refused(hold('BADGE-KASIA'))).toBe('not_permitted');
    await accepted(hold('BADGE-ANA'));
    expect(await accepted(client.till.state({}))).toMatchObject({ operator: { id: 'ana' }, lock: null });
  });
});
