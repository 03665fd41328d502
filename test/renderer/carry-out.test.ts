import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { carryOut } from '#renderer/connection/carry-out.ts';
import type { Connection } from '#renderer/connection/till-client.ts';

/** A connection that is open again at once: only what `carryOut` does with it is of interest here. */
const alwaysOpen: Pick<Connection, 'isOpen' | 'onChange'> = { isOpen: () => true, onChange: () => () => undefined };

describe('a call', () => {
  it('that loses its connection is sent again until it is answered', async () => {
    let attempts = 0;
    const outcome = await carryOut(alwaysOpen, () => {
      attempts += 1;
      if (attempts < 3) return Promise.reject(new Error('Cannot send message, WebSocket is not open.'));
      return Promise.resolve({ accepted: true, value: 7 });
    });
    expect(outcome).toEqual({ kind: 'done', value: 7 });
    expect(attempts).toBe(3);
  });

  it('that is refused is not sent again', async () => {
    let attempts = 0;
    const refusal = { code: 'pin_wrong', words: 'The password entered is not valid.', facts: {} } as const;
    const outcome = await carryOut(alwaysOpen, () => {
      attempts += 1;
      return Promise.resolve({ accepted: false, refusal });
    });
    expect(outcome).toEqual({ kind: 'trouble', trouble: { kind: 'refused', refusal } });
    expect(attempts).toBe(1);
  });

  it('that the till cannot carry out is a fault, not a lost connection', async () => {
    const outcome = await carryOut(alwaysOpen, () => Promise.reject(new ORPCError('INTERNAL_SERVER_ERROR')));
    expect(outcome.kind === 'trouble' && outcome.trouble.kind).toBe('fault');
  });
});
