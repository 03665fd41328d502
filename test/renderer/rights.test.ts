import { describe, expect, it } from 'vitest';
import type { Outcome } from '#renderer/connection/carry-out.ts';
import { lendingLink } from '#renderer/connection/lending-link.ts';
import { makeRights, missingRight } from '#renderer/connection/rights.ts';
import type { RefusalCode } from '#shared/contract/refusal.ts';

function refusedWith(code: RefusalCode, facts: Record<string, string> = {}): Outcome<number> {
  return { kind: 'trouble', trouble: { kind: 'refused', refusal: { code, words: code, facts } } };
}

const REFUSED = refusedWith('not_permitted', { permission: 'start_shift' });
const KEPT = { commandId: 'c1', permission: 'start_shift', refused: REFUSED } as const;
const IVANA = { operatorId: 'ivana', pin: '1234', name: 'Ivana' };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a right that is borrowed', () => {
  it('is sent with its own command only, and with nothing after it', async () => {
    const rights = makeRights();
    const sent: unknown[] = [];
    const link = lendingLink(
      {
        call: async (_path, input) => {
          sent.push(input);
        },
      },
      rights.lent,
    );
    const send = async (commandId: string) => {
      await link.call(['x'], { commandId }, { context: {} });
    };
    const outcome = rights.borrow(KEPT, async () => {
      await send('c1');
      await send('c2');
      return { kind: 'done', value: 7 };
    });
    await settled();
    rights.store.getState().lend(IVANA);
    expect(await outcome).toEqual({ kind: 'done', value: 7 });
    await send('c1');
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    expect(sent).toEqual([{ commandId: 'c1', authorisation }, { commandId: 'c2' }, { commandId: 'c1' }]);
    expect(rights.store.getState()).toMatchObject({
      asked: null,
      authorised: { name: 'Ivana', permission: 'start_shift' },
    });
  });

  it('is asked for again after a wrong PIN, and not after any other answer', async () => {
    const rights = makeRights();
    const answers = [refusedWith('pin_wrong', { ofAuthoriser: '1' }), refusedWith('amount_malformed')];
    const outcome = rights.borrow(KEPT, async () => answers.shift() ?? REFUSED);
    await settled();
    rights.store.getState().lend(IVANA);
    await settled();
    expect(rights.store.getState().asked?.trouble).toMatchObject({ refusal: { code: 'pin_wrong' } });
    rights.store.getState().lend(IVANA);
    expect(await outcome).toEqual(refusedWith('amount_malformed'));
    expect(rights.store.getState()).toMatchObject({ asked: null, authorised: null });
  });

  it('that nobody lends leaves the refusal, and lets the next command ask', async () => {
    const rights = makeRights();
    const first = rights.borrow(KEPT, async () => ({ kind: 'done', value: 1 }));
    const second = rights.borrow({ ...KEPT, commandId: 'c2' }, async () => ({ kind: 'done', value: 2 }));
    await settled();
    expect(rights.store.getState().asked?.commandId).toBe('c1');
    rights.store.getState().giveUp();
    expect(await first).toBe(REFUSED);
    await settled();
    expect(rights.store.getState().asked?.commandId).toBe('c2');
    rights.store.getState().lend(IVANA);
    expect(await second).toEqual({ kind: 'done', value: 2 });
  });

  it('is one that main names and somebody can lend', () => {
    expect(missingRight(REFUSED)).toBe('start_shift');
    expect(missingRight(refusedWith('not_permitted', { permission: 'sell' }))).toBeNull();
    expect(missingRight(refusedWith('not_permitted', { permission: 'no such right' }))).toBeNull();
    expect(missingRight(refusedWith('count_required'))).toBeNull();
  });
});
