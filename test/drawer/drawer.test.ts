import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/till/configuration.ts';
import { simOnSerialLine, simOnSocket } from '#test/printing/sim-till.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { findingsOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TestTill } from '#test/till/test-till.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';

type Beside = TestTill & { readonly sim: SimPrinter };

/** A till whose printer is the simulated one, with a drawer that reads high when it stands open. */
async function tillWithDrawer(
  change: Partial<Configuration> = {},
  printer?: { readonly address: string; readonly sim: SimPrinter },
): Promise<Beside> {
  const { address, sim } = printer ?? (await simOnSocket());
  const drawer = { drawerPin: '2', drawerOpenWhen: 'high' } as const;
  return { sim, ...(await tillWith((shop) => ({ ...shop, ...drawer, ...change }), { printer: address })) };
}

type Fact = { readonly kind: string; readonly shift: string | null; readonly body: Record<string, unknown> };

function facts({ dataDir }: TestTill): readonly Fact[] {
  const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
  try {
    const rows = connection
      .prepare(`SELECT kind, shift_id AS shift, body FROM event WHERE kind LIKE 'drawer.%' ORDER BY epoch, seq`)
      .all() as { kind: string; shift: string | null; body: string }[];
    return rows.map((row) => ({ ...row, kind: row.kind.slice('drawer.'.length), body: JSON.parse(row.body) }));
  } finally {
    connection.close();
  }
}

const kinds = (till: TestTill): readonly string[] => facts(till).map(({ kind }) => kind);

async function untilKinds(till: TestTill, ...expected: readonly string[]): Promise<void> {
  await expect.poll(() => kinds(till), { timeout: 15_000, interval: 20 }).toEqual(expected);
}

function untilPapersAreDone({ client }: TestTill): Promise<void> {
  const open = async () => (await accepted(client.paper.roll({}))).jobs.filter(({ finishedAt }) => finishedAt === null);
  return expect.poll(open, { timeout: 20_000, interval: 50 }).toEqual([]);
}

const drawerNow = async ({ client }: TestTill) => (await accepted(client.till.state({}))).drawer;

describe('the drawer', () => {
  it('scenario 33: opens before the receipt, and asked, sent, opened and closed stand in the journal with their shift', async () => {
    const till = await tillWithDrawer();
    await startShift(till.client);
    const number = await sellLoaf(till.client);
    await untilKinds(till, 'requested', 'sent', 'opened');
    expect((await drawerNow(till)).state).toBe('open');
    till.sim.set({ isDrawerOpen: false });
    await untilKinds(till, 'requested', 'sent', 'opened', 'closed');
    const written = facts(till);
    expect(written[0]?.body).toMatchObject({ occasion: 'sale', documentNumber: number });
    const { shift } = await accepted(till.client.till.state({}));
    expect(written.map((fact) => fact.shift)).toEqual([shift?.id, shift?.id, shift?.id, shift?.id]);
    const asked = written.map(({ body }) => body['requestId']);
    expect(new Set(asked).size).toBe(1);
    expect((await drawerNow(till)).state).toBe('closed');
    expect(await findingsOf(till)).toEqual([]);
  });

  it('scenario 34: one whose contact stays did not open, which holds no sale; one that stands open gets no second pulse', async () => {
    const till = await tillWithDrawer();
    till.sim.behave({ drawer: { isWired: true, isHighWhenOpen: true, isStuck: true } });
    await startShift(till.client);
    await sellLoaf(till.client);
    await untilKinds(till, 'requested', 'sent', 'did_not_open');
    const said = await drawerNow(till);
    expect(said.state).toBe('did_not_open');
    expect(said.words).toContain('key');
    // Opened with the key: now the contact has moved, and is believed.
    till.sim.set({ isDrawerOpen: true });
    await accepted(till.client.drawer.open({ ...id(), reason: 'Change money' }));
    await untilKinds(till, 'requested', 'sent', 'did_not_open', 'requested', 'opened', 'already_open');
    expect(till.sim.kicks()).toHaveLength(1);
    expect(await sellLoaf(till.client)).toMatch(/000002$/);
  });

  it('scenario 35: opened with the key it is nobody’s opening, and left open it is said; without a contact nothing is claimed', async () => {
    const till = await tillWithDrawer({ drawerOpenSeconds: 1 }, await simOnSerialLine());
    await startShift(till.client);
    await sellLoaf(till.client);
    await untilKinds(till, 'requested', 'sent', 'opened', 'open_too_long');
    expect((await drawerNow(till)).words).toContain('Close it');
    till.sim.set({ isDrawerOpen: false });
    await untilKinds(till, 'requested', 'sent', 'opened', 'open_too_long', 'closed');
    till.sim.set({ isDrawerOpen: true });
    await expect
      .poll(
        () =>
          facts(till)
            .filter(({ kind }) => kind === 'opened')
            .at(-1)?.body,
        { timeout: 40_000 },
      )
      .toEqual({ requestId: null });

    const deaf = await tillWithDrawer({ drawerOpenWhen: 'none' });
    await startShift(deaf.client);
    await sellLoaf(deaf.client);
    await untilKinds(deaf, 'requested', 'sent');
    expect(await drawerNow(deaf)).toEqual({ state: 'unknown', words: '' });
  }, 60_000);

  it('scenario 36: without a sale it needs a right and a reason; refusals are written down, openings counted on the report', async () => {
    const till = await tillWithDrawer();
    await logOn(till.client, 'jakub');
    expect(await refused(till.client.drawer.open({ ...id(), reason: 'Change money' }))).toBe('not_permitted');
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    expect(await refused(till.client.drawer.open({ ...id(), reason: ' ', authorisation }))).toBe(
      'drawer_reason_required',
    );
    await accepted(till.client.operator.logOff(id()));
    await startShift(till.client);
    await accepted(till.client.drawer.open({ ...id(), reason: 'Change money' }));
    await untilKinds(till, 'refused', 'requested', 'sent', 'opened');
    const { jobId } = await accepted(till.client.shift.printInterimReport(id()));
    const slip = await accepted(till.client.paper.slip({ jobId }));
    const line = slip.lines.find(({ text }) => text.includes('Drawer opened without a sale'));
    expect(line?.text).toMatch(/ 1$/);
  });

  it('scenario 36: while paper is out the drawer opens at once, and nothing opens when paper is loaded', async () => {
    const till = await tillWithDrawer();
    till.sim.set({ paper: 'out' });
    await startShift(till.client);
    await sellLoaf(till.client);
    await untilKinds(till, 'requested', 'sent', 'opened');
    expect(till.sim.kicks()).toEqual([{ pin: 2, isRealTime: true }]);
    till.sim.set({ paper: 'ok', isDrawerOpen: false });
    await untilPapersAreDone(till);
    expect(till.sim.kicks()).toHaveLength(1);
  }, 40_000);

  it('is tried once: a printer that is away opens nothing later, and says so now', async () => {
    const till = await tillWithDrawer();
    till.sim.set({ isOn: false });
    await startShift(till.client);
    await sellLoaf(till.client);
    await untilKinds(till, 'requested', 'not_sent');
    expect((await drawerNow(till)).words).toContain('could not be opened');
    expect((await drawerNow(till)).words).not.toContain('again by itself');
    till.sim.set({ isOn: true });
    await untilPapersAreDone(till);
    expect(till.sim.kicks()).toEqual([]);
  }, 40_000);

  it('opens after the paper where the shop wants it so, and at documents, counting and the end as its parameters say', async () => {
    const till = await tillWithDrawer({
      drawerAtPayment: [{ paymentForm: 'cash', moment: 'after' }],
      drawerAtDeposit: false,
      drawerOpenWhen: 'none',
    });
    const { client, sim } = till;
    await startShift(client);
    await sellLoaf(client);
    await untilKinds(till, 'requested', 'sent');
    expect((await accepted(client.paper.roll({}))).jobs[0]?.finishedAt).not.toBeNull();
    const document = { amount: '5', currency: 'EUR', paymentForm: 'cash' } as const;
    await accepted(client.cashDocument.issue({ ...id(), ...document, type: 'CD', reasonId: 'from-safe' }));
    await accepted(client.cashDocument.issue({ ...id(), ...document, type: 'CW', reasonId: 'courier' }));
    await accepted(client.drawer.openToCount({ ...id(), occasion: 'end' }));
    const { revision } = await accepted(client.shift.endSheet({}));
    await accepted(client.shift.end({ ...id(), revision }));
    await expect.poll(() => sim.kicks().length, { timeout: 10_000 }).toBe(4);
    const occasions = facts(till).filter(({ kind }) => kind === 'requested');
    expect(occasions.map(({ body }) => body['occasion'])).toEqual([
      'sale',
      'cash_withdrawal',
      'counting',
      'end_of_shift',
    ]);
  });

  it('never opens in training', async () => {
    const till = await tillWithDrawer();
    await startShift(till.client);
    await accepted(till.client.training.enter(id()));
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    await sellLoaf(till.client);
    await accepted(till.client.drawer.open({ ...id(), reason: 'Change money' }));
    await untilPapersAreDone(till);
    expect(till.sim.kicks()).toEqual([]);
    expect(kinds(till)).toEqual([]);
    expect((await drawerNow(till)).state).toBe('none');
  });

  it('is no drawer behind a roll on the screen', async () => {
    const till = await tillWith((shop) => ({ ...shop, drawerPin: '2' }));
    await startShift(till.client);
    await sellLoaf(till.client);
    expect(await refused(till.client.drawer.open({ ...id(), reason: 'Change money' }))).toBe('drawer_missing');
    expect(await accepted(till.client.drawer.reasons({}))).toMatchObject({ isThere: false });
    expect(kinds(till)).toEqual([]);
  });
});
