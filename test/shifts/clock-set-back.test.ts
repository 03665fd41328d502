import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { laterShiftOf, newestShiftOf, shiftById } from '#main/shift/shift-records.ts';
import { endedToldOf, keepShift, pulledOpenShift } from '#main/store/pulled-facts.ts';
import { storeShiftSchema } from '#shared/contract/agent-shift.ts';
import { testTill } from '#test/till/test-till.ts';

/** The night in which summer time ends: 2:50 comes before 2:10. */
const BEFORE = '2026-10-25T02:50:00.000+02:00';
const AFTER = '2026-10-25T02:10:00.000+01:00';

/** Shifts of one cashier at other tills, as the Agent told of them. */
async function told(...shifts: readonly { number: string; startedAt: string; status: string; detachedAt?: string }[]) {
  const { dataDir } = await testTill();
  const connection = await openDatabase(join(dataDir, 'till.db'));
  onTestFinished(() => void connection.close());
  const journal = { till: 'POS1', head: () => ({ epoch: 1, seq: 0, hash: '' }) };
  for (const { detachedAt = null, number, startedAt, status } of shifts) {
    const end = { till: 'POS2', epoch: 1, seq: 1, reportNumber: `Z-${number}`, endedBy: 'ana', endedAt: startedAt };
    const shift = {
      ...{ id: number, number, owner: 'operator:ana', operatorId: 'ana', operatorName: 'Ana', homeTill: 'POS2' },
      ...{ businessDate: '2026-10-24', startedAt, isOffline: false, status, detachedAt },
      ...{ parameters: DEMO_CONFIGURATION.parameters, attachedTo: null, lease: null, beginning: [], displaced: [] },
      ...{ sessions: [], parts: [], balances: [], leftInDetached: [] },
      end: status === 'closed' ? { ...end, isLeased: true, rows: [], covers: [] } : null,
    };
    keepShift(connection, journal, storeShiftSchema.parse(shift));
  }
  return connection;
}

it('a shift that began after the clock was set back is later than the drawer that was detached before', async () => {
  const connection = await told(
    { number: 'SH-1', startedAt: '2026-10-24T22:00:00.000+02:00', status: 'detached', detachedAt: BEFORE },
    { number: 'SH-2', startedAt: AFTER, status: 'closed' },
  );
  const detached = shiftById(connection, 'SH-1');
  expect(detached === null ? null : laterShiftOf(connection, detached)).toBe('SH-2');
});

it('the newest shift of an owner, and the order of those that have ended, are by time and not by what the clock showed', async () => {
  const connection = await told(
    { number: 'SH-1', startedAt: BEFORE, status: 'closed' },
    { number: 'SH-2', startedAt: AFTER, status: 'closed' },
  );
  expect(newestShiftOf(connection, 'operator:ana')?.number).toBe('SH-2');
  expect(endedToldOf(connection, 'operator:ana', 5).map(({ number }) => number)).toEqual(['SH-2', 'SH-1']);
});

it('of two open shifts the older one is gone on in', async () => {
  const connection = await told(
    { number: 'SH-2', startedAt: AFTER, status: 'open' },
    { number: 'SH-1', startedAt: BEFORE, status: 'open' },
  );
  expect(pulledOpenShift(connection, 'operator:ana')?.number).toBe('SH-1');
});
