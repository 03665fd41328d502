import { describe, expect, it } from 'vitest';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const IVANA = { operatorId: 'ivana', pin: '1234' };
const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

async function paperOf(client: TillClient, jobId: string): Promise<string> {
  return (await accepted(client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
}

describe('an interim report', () => {
  it('shows no withdrawal that was not made, neither a suggested one nor one that is typed for the end', async () => {
    const { client } = await testTill();
    await startShift(client, '500.00');
    await sellLoaf(client);
    const [cash] = (await accepted(client.shift.endSheet({}))).rows;
    expect(cash?.suggestedWithdrawalMinor).toBeGreaterThan(0);
    const suggested = await accepted(client.shift.printInterimReport(id()));
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '77.77' }));
    const typed = await accepted(client.shift.printInterimReport(id()));
    for (const { jobId } of [suggested, typed]) {
      const report = await paperOf(client, jobId);
      expect(report).toContain('501.85');
      expect(report).not.toMatch(/withdrawal|remaining/i);
    }
    await endShift(client);
    await logOn(client);
    const { jobs } = await accepted(client.paper.roll({}));
    const final = await paperOf(client, jobs[0]?.id ?? '');
    expect(final).toMatch(/withdrawal +77\.77/);
    expect(final).toMatch(/remaining +424\.08/);
  });

  it('of another’s shift, open or detached, is printed by whoever may see or end it, and changes nothing', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client, '100.00');
    await sellLoaf(client);
    const shiftId = (await accepted(client.till.state({}))).shift?.id ?? '';
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    expect(await refused(client.shift.printInterimReport({ ...id(), shiftId }))).toBe('not_permitted');
    await accepted(client.shift.printInterimReport({ ...id(), shiftId, authorisation: IVANA }));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    await accepted(client.shift.detach(id()));
    await logOn(client, 'ivana');
    const { revision } = await accepted(client.shift.endSheet({ shiftId }));
    const detached = await accepted(client.shift.printInterimReport({ ...id(), shiftId }));
    const report = await paperOf(client, detached.jobId);
    expect(report).toMatch(/ Ana\n/);
    expect(report).toContain('101.85');
    expect((await accepted(client.shift.endSheet({ shiftId }))).revision).toBe(revision);
    await accepted(client.shift.end({ ...id(), shiftId, revision }));
    expect(await refused(client.shift.printInterimReport({ ...id(), shiftId }))).toBe('shift_not_open');
    await till.close();
    expect((await verifyFolder(dataDir, { key: null, head: null })).findings).toEqual([]);
  });
});
