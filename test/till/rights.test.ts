import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keepGroup, keepOperator, readOperators } from '#main/operator/roster-store.ts';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { PERMISSIONS, type Permission } from '#shared/access/permission.ts';
import { must } from '#shared/assert.ts';
import type { NamedParameter } from '#shared/contract/parameter-calls.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import { terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { askCard, cardIs, loaf } from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { accepted, id, logOn, type TillClient, testTill } from '#test/till/test-till.ts';

type Try = (client: TillClient) => Promise<Reply<unknown>>;

/** Parameters without which a right is not asked for. */
const PARAMETERS: Partial<Configuration['parameters']> = {
  approvalRequired: true,
  cashLimits: [{ currency: 'EUR', minimumMinor: null, maximumMinor: 1_000, mode: 'authenticate' }],
};

const DEPOSIT = { type: 'CD', amount: '1.00', currency: 'EUR', paymentForm: 'cash' } as const;

const MANUAL = terminalSettingSchema.parse({ kind: 'manual', address: '', currency: 'EUR' });

const onAndStarted = async (client: TillClient) => {
  await logOn(client);
  await accepted(client.shift.start({ ...id(), deposits: [] }));
};

/** A loaf is sold, and comes back. */
const soldBread = async (client: TillClient) => {
  await onAndStarted(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const { documentId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
  const { lines } = await accepted(client.tradeDocument.show({ documentId }));
  const back = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
  return { documentId, lines: back, reason: 'Damaged', paymentForm: 'cash' };
};

/**
 * For each right a command that checks it, asked by Ana who holds all rights but this one. A new right gets a row here:
 * one that no command checks would be a promise that nobody keeps.
 */
const ROWS: Partial<Record<Permission, Try>> = {
  add_correction: async (client) => client.tradeDocument.correct({ ...id(), ...(await soldBread(client)) }),
  refund_other_form: async (client) =>
    client.tradeDocument.correct({ ...id(), ...(await soldBread(client)), paymentForm: 'bank' }),
  return_without_receipt: async (client) => {
    await onAndStarted(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    return client.tradeDocument.returnWithoutReceipt({ ...id(), reason: 'Damaged', paymentForm: 'bank' });
  },
  change_price: async (client) => {
    await onAndStarted(client);
    const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    return client.sale.changePrice({ ...id(), lineId: lines[0]?.id ?? '', price: '1.00' });
  },
  user_discount: async (client) => {
    await onAndStarted(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    return client.sale.discountDocument({ ...id(), discount: { kind: 'percent', percent: '1' } });
  },
  delete_parked: async (client) => {
    await onAndStarted(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.park(id()));
    const [parked] = await accepted(client.sale.pending({}));
    return client.sale.deleteParked({ ...id(), documentId: parked?.documentId ?? '' });
  },
  edit_others_documents: async (client) => {
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.park(id()));
    await accepted(client.operator.logOff(id()));
    await onAndStarted(client);
    const [parked] = await accepted(client.sale.pending({}));
    return client.sale.continueParked({ ...id(), documentId: parked?.documentId ?? '' });
  },
  change_devices: async (client) => {
    await logOn(client);
    const printer = { id: 'receipt', name: 'Roll', address: 'screen', profileId: 'generic-clone' };
    return client.device.printer.set({ ...id(), printer });
  },
  open_drawer: async (client) => {
    await logOn(client);
    return client.drawer.open({ ...id(), reason: 'Change money' });
  },
  approve_difference: async (client) => {
    await onAndStarted(client);
    const cash = { paymentForm: 'cash', currency: 'EUR', column: 'actual', amount: '99.00' } as const;
    const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...cash }));
    return client.shift.end({ ...id(), revision, confirmed: true });
  },
  change_parameters: async (client) => {
    await logOn(client);
    const typed = { kind: 'switch', value: true } as const;
    return client.parameter.change({ ...id(), changes: [{ name: 'forceCount', typed }] });
  },
  end_day: async (client) => {
    await logOn(client, 'ivana');
    const changes: NamedParameter[] = [
      { name: 'workMode', typed: { kind: 'choice', value: 'day' } },
      // The limits of these tests are below what the demo keeps in the drawer.
      { name: 'keepInDrawer', typed: { kind: 'amounts', value: [] } },
    ];
    await accepted(client.parameter.change({ ...id(), changes }));
    await accepted(client.operator.logOff(id()));
    await onAndStarted(client);
    const { revision } = await accepted(client.shift.endSheet({}));
    return client.shift.end({ ...id(), revision });
  },
  change_terminal: async (client) => {
    await logOn(client);
    return client.device.terminal.set({ ...id(), setting: MANUAL });
  },
  close_session: async (client) => {
    await onAndStarted(client);
    const { sessions } = await accepted(client.session.list({}));
    return client.session.close({ ...id(), sessionId: sessions[0]?.id ?? '' });
  },
  configure_services: async (client) => {
    await logOn(client);
    const here = { address: '127.0.0.1', port: '7310' };
    return client.services.save({ ...id(), posAgent: here, dataService: here });
  },
  end_other_shift: async (client) => {
    await logOn(client, 'kasia');
    const { shiftId } = await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    return client.shift.end({ ...id(), shiftId, revision: 'x' });
  },
  end_own_shift: async (client) => {
    await onAndStarted(client);
    const { revision } = await accepted(client.shift.endSheet({}));
    return client.shift.end({ ...id(), revision });
  },
  exceed_cash_limit: async (client) => {
    await onAndStarted(client);
    return client.cashDocument.issue({ ...id(), ...DEPOSIT, amount: '20.00', confirmed: true });
  },
  explain_settlement: async (client) => {
    await logOn(client);
    return client.settlement.explain({ ...id(), settlementId: 'x', comment: 'x' });
  },
  hand_over: async (client) => {
    await onAndStarted(client);
    return client.shift.detach(id());
  },
  import_catalogue: async (client) => {
    await logOn(client);
    return client.catalogue.import({ ...id(), fileName: 'x.csv', csv: 'barcode,name,price\n1,Kava,1.00\n' });
  },
  issue_cash_deposit: async (client) => {
    await onAndStarted(client);
    return client.cashDocument.issue({ ...id(), ...DEPOSIT });
  },
  issue_cash_withdrawal: async (client) => {
    await onAndStarted(client);
    return client.cashDocument.issue({ ...id(), ...DEPOSIT, type: 'CW' });
  },
  log_on_over_locked: async (client) => {
    await logOn(client, 'kasia');
    await accepted(client.operator.lock(id()));
    return client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' });
  },
  manage_layout: async (client) => {
    await logOn(client);
    return client.layout.reset({ ...id(), window: null });
  },
  manage_operators: async (client) => {
    await logOn(client);
    return client.roster.letIn({ ...id(), operatorId: 'jakub' });
  },
  move_safe_money: async (client) => {
    await onAndStarted(client);
    return client.cashDocument.issue({ ...id(), ...DEPOSIT, reasonId: 'from-safe' });
  },
  print_daily_report: async (client) => {
    await onAndStarted(client);
    return client.shift.printInterimReport(id());
  },
  reprint_document: async (client) => {
    await onAndStarted(client);
    await accepted(client.shift.printInterimReport(id()));
    const { jobs } = await accepted(client.paper.roll({}));
    return client.paper.reprint({ ...id(), jobId: jobs[0]?.id ?? '' });
  },
  resolve_card_payment: async (client) => {
    const simulator = await simulatedTerminal();
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    simulator.plan({ cutAt: 'before_authorising' });
    await onAndStarted(client);
    const setting = { ...MANUAL, kind: 'zvt-tcp', address: `127.0.0.1:${simulator.port}` } as const;
    await accepted(client.device.terminal.set({ ...id(), setting }));
    await loaf(client);
    const attemptId = await askCard(client);
    await cardIs(client, 'unknown');
    return client.card.answer({ ...id(), attemptId, answer: 'declined' });
  },
  reverse_card_payment: async (client) => {
    await onAndStarted(client);
    await accepted(client.device.terminal.set({ ...id(), setting: MANUAL }));
    await loaf(client);
    const attemptId = await askCard(client);
    await accepted(client.card.answer({ ...id(), attemptId, answer: 'approved', slipNumber: '1' }));
    return client.card.reverse({ ...id(), attemptId });
  },
  sell: async (client) => {
    await onAndStarted(client);
    return client.sale.scan({ ...id(), barcode: '101' });
  },
  send_terminal_report: async (client) => {
    await logOn(client);
    return client.settlement.send(id());
  },
  start_shift: async (client) => {
    await logOn(client);
    return client.shift.start({ ...id(), deposits: [] });
  },
  start_shift_offline: async (client) => {
    await logOn(client);
    return client.shift.start({ ...id(), deposits: [] });
  },
  start_with_difference: async (client) => {
    await logOn(client);
    const coin = { occasion: 'start', paymentForm: 'cash', currency: 'EUR', valueMinor: 100, pieces: '1' } as const;
    await accepted(client.count.writePieces({ ...id(), ...coin }));
    await accepted(client.count.confirm({ ...id(), occasion: 'start' }));
    return client.shift.start({ ...id(), deposits: [] });
  },
  view_cash_documents: async (client) => {
    await logOn(client);
    return client.cashDocument.list({});
  },
  use_safe: async (client) => {
    await logOn(client);
    const money = { paymentForm: 'cash', currency: 'EUR', amount: '1.00' };
    return client.safe.move({ ...id(), ...money, type: 'SD', counterpart: 'bank' });
  },
  view_safe: async (client) => {
    await logOn(client);
    return client.safe.sheet({});
  },
  use_training: async (client) => {
    await logOn(client);
    return client.training.enter(id());
  },
  view_other_shifts: async (client) => {
    await logOn(client, 'kasia');
    const { shiftId } = await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    return client.shift.summary({ shiftId });
  },
  unlock_others: async (client) => {
    await logOn(client, 'kasia');
    await accepted(client.operator.lock(id()));
    return client.operator.logOff({ ...id(), authorisation: { operatorId: 'ana', pin: '1234' } });
  },
};

async function tillWhereAnaLacks(permission: Permission) {
  const { till, dataDir } = await testTill();
  await till.close();
  const connection = new Database(join(dataDir, 'till.db'));
  const held = PERMISSIONS.filter((other) => other !== permission);
  keepGroup(connection, { id: 'all-but-one', name: 'All but one', permissions: held, maxDiscount: '100' });
  const ana = must(
    readOperators(connection).find(({ id }) => id === 'ana'),
    'Ana works in the demo shop',
  );
  keepOperator(connection, { ...ana, groupIds: ['all-but-one'] });
  const configuration = must(readConfiguration(connection), 'a till that was open has a configuration');
  const parameters = { ...configuration.parameters, ...PARAMETERS };
  keepConfiguration(connection, { ...configuration, parameters });
  connection.close();
  return testTill({ dataDir });
}

describe.each(PERMISSIONS)('the right %s', (permission) => {
  it('is checked in main by a command, which says that it is missing', async () => {
    const attempt = ROWS[permission];
    expect(attempt, `give ${permission} a row in this test: the command that checks it`).toBeDefined();
    const { client } = await tillWhereAnaLacks(permission);
    expect(await attempt?.(client)).toMatchObject({ accepted: false, refusal: { facts: { permission } } });
  });

  it.each(LANGUAGES)('has its sentence for the Authorization window in %s', (language) => {
    const { authorization } = WORDS[language].windows;
    expect(Object.keys(authorization.permission), `say in windows.json what ${permission} allows`).toContain(
      permission,
    );
  });
});
