import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { PERMISSIONS, type Permission } from '#shared/access/permission.ts';
import { must } from '#shared/assert.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { accepted, id, logOn, type TillClient, testTill } from '#test/till/test-till.ts';

type Try = (client: TillClient) => Promise<Reply<unknown>>;

/** Parameters without which a right is not asked for. */
const PARAMETERS: Partial<Configuration['parameters']> = {
  approvalRequired: true,
  cashLimits: [{ currency: 'EUR', minimumMinor: null, maximumMinor: 1_000, mode: 'authenticate' }],
};

const DEPOSIT = { type: 'CD', amount: '1.00', currency: 'EUR', paymentForm: 'cash' } as const;

const onAndStarted = async (client: TillClient) => {
  await logOn(client);
  await accepted(client.shift.start({ ...id(), deposits: [] }));
};

/**
 * For each right a command that checks it, asked by Ana who holds all rights but this one. A new right gets a row here:
 * one that no command checks would be a promise that nobody keeps.
 */
const ROWS: Partial<Record<Permission, Try>> = {
  approve_difference: async (client) => {
    await onAndStarted(client);
    const cash = { paymentForm: 'cash', currency: 'EUR', column: 'actual', amount: '99.00' } as const;
    const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...cash }));
    return client.shift.end({ ...id(), revision });
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
  import_catalogue: async (client) => {
    await logOn(client);
    return client.catalogue.import({ ...id(), fileName: 'x.csv', csv: 'barcode,name,price\n1,Kava,1.00\n' });
  },
  issue_cash_document: async (client) => {
    await onAndStarted(client);
    return client.cashDocument.issue({ ...id(), ...DEPOSIT });
  },
  log_on_over_locked: async (client) => {
    await logOn(client, 'kasia');
    await accepted(client.operator.lock(id()));
    return client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' });
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
  sell: async (client) => {
    await onAndStarted(client);
    return client.sale.scan({ ...id(), barcode: '101' });
  },
  start_shift: async (client) => {
    await logOn(client);
    return client.shift.start({ ...id(), deposits: [] });
  },
  start_shift_offline: async (client) => {
    await logOn(client);
    return client.shift.start({ ...id(), deposits: [] });
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
  connection.prepare(`UPDATE operator SET permissions = ? WHERE id = 'ana'`).run(JSON.stringify(held));
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
