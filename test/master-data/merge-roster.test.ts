import { describe, expect, it } from 'vitest';
import { DEMO_GROUPS, DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import type { Roster } from '#shared/access/roster.ts';
import { mergeRoster, type RosterChange } from '#shared/master-data/merge-roster.ts';

const ROSTER: Roster = {
  groups: DEMO_GROUPS,
  operators: DEMO_OPERATORS.map(({ permissions: _, maxDiscount: _max, ...operator }) => operator),
};
const operator = (id: string, body: unknown): RosterChange => ({ kind: 'operator', id, body });
const group = (id: string, body: unknown): RosterChange => ({ kind: 'operator_group', id, body });
const merge = (...changes: readonly RosterChange[]) => mergeRoster(ROSTER, changes, 'POS1');
const VERA = { id: 'vera', name: 'Vera', groupIds: ['cashiers'] };

describe('a till’s roster takes changes over', () => {
  it.each([
    ['somebody new', VERA, true],
    ['of this till among others', { ...VERA, tills: ['POS2', 'POS1'] }, true],
    ['of other tills', { ...VERA, tills: ['POS2'] }, false],
    ['of no till', { ...VERA, tills: [] }, false],
    ['not active any more', { ...VERA, isActive: false }, false],
  ])('%s is assigned accordingly', (_, body, isAssigned) => {
    const after = { id: 'vera', name: 'Vera', role: 'cashier', groupIds: ['cashiers'], isAssigned };
    expect(merge(operator('vera', body))).toEqual({
      ok: true,
      value: { operators: [{ before: null, after }], groups: [] },
    });
  });

  it('forgets nobody: withdrawn is assigned no more, and a withdrawn group gives no right', () => {
    const merged = merge(operator('jakub', null), group('deputies', null), operator('nobody-knows', null));
    expect(merged).toMatchObject({
      ok: true,
      value: {
        operators: [{ before: { id: 'jakub', isAssigned: true }, after: { id: 'jakub', isAssigned: false } }],
        groups: [{ after: { id: 'deputies', permissions: [] } }],
      },
    });
  });

  it('what is as it was is no change, in whatever order it is told', () => {
    const [cashiers] = DEMO_GROUPS;
    const ana = ROSTER.operators.find(({ id }) => id === 'ana');
    const merged = merge(
      group('cashiers', { ...cashiers, permissions: cashiers?.permissions.toReversed() }),
      operator('ana', { id: 'ana', name: 'Ana', role: 'cashier', groupIds: ana?.groupIds.toReversed() }),
    );
    expect(merged).toMatchObject({ ok: true, value: { operators: [], groups: [] } });
  });

  it('two may take each other’s names, and a new one that of somebody who left', () => {
    const [one, other] = DEMO_GROUPS;
    expect(
      merge(
        group('cashiers', { ...one, name: other?.name }),
        group('experienced', { ...other, name: one?.name }),
        operator('jakub', null),
        operator('jakub2', { ...VERA, id: 'jakub2', name: 'Jakub' }),
      ).ok,
    ).toBe(true);
  });

  it.each([
    ['a name that another has', [operator('vera', { ...VERA, name: 'ANA' })], 'two of them are named'],
    [
      'a group of another’s name',
      [group('g', { id: 'g', name: 'Managers', permissions: [] })],
      'two of them are named',
    ],
    ['no shape', [operator('vera', { name: 'Vera' })], 'operator vera'],
    ['a right that nobody knows', [group('g', { id: 'g', name: 'G', permissions: ['fly'] })], 'group g'],
    ['nobody left who may give rights', [group('managers', null)], 'nobody at this till'],
    [
      'all keepers elsewhere',
      ROSTER.operators.map((one) => operator(one.id, { ...one, isAssigned: undefined, tills: ['POS9'] })),
      'operator',
    ],
  ])('refuses whole: %s', (_, changes, words) => {
    const merged = merge(...changes);
    expect(merged).toMatchObject({ ok: false, refusal: expect.stringContaining(words) });
  });
});
