import { backupCalls } from '#shared/contract/backup-calls.ts';
import { cardCalls } from '#shared/contract/card-calls.ts';
import { cashDocumentCalls } from '#shared/contract/cash-document-calls.ts';
import { catalogueCalls } from '#shared/contract/catalogue-calls.ts';
import { countCalls } from '#shared/contract/counting-calls.ts';
import { dataUpdateCalls } from '#shared/contract/data-update-calls.ts';
import { deviceCalls } from '#shared/contract/device-calls.ts';
import { drawerCalls } from '#shared/contract/drawer-calls.ts';
import { itemCalls } from '#shared/contract/item-calls.ts';
import { layoutCalls } from '#shared/contract/layout-calls.ts';
import { operatorCalls } from '#shared/contract/operator-calls.ts';
import { paperCalls } from '#shared/contract/paper-calls.ts';
import { parameterCalls } from '#shared/contract/parameter-calls.ts';
import { rosterCalls } from '#shared/contract/roster-calls.ts';
import { safeCalls } from '#shared/contract/safe-calls.ts';
import { saleCalls } from '#shared/contract/sale-calls.ts';
import { scannerCalls } from '#shared/contract/scanner-calls.ts';
import { serviceConfigurationCalls } from '#shared/contract/service-configuration-calls.ts';
import { sessionCalls } from '#shared/contract/session-calls.ts';
import { settlementCalls } from '#shared/contract/settlement-calls.ts';
import { shiftCalls } from '#shared/contract/shift-calls.ts';
import { tillCalls } from '#shared/contract/till-calls.ts';
import { tradeDocumentCalls } from '#shared/contract/trade-document-calls.ts';
import { trainingCalls } from '#shared/contract/training-calls.ts';

/** Grows by one with every change of shape; test/contract/fingerprint pins it. */
export const TILL_CONTRACT_VERSION = 1;

/** Written out, a line a domain: the compiler cannot write down so large a type by itself. */
export type TillContract = {
  till: typeof tillCalls;
  operator: typeof operatorCalls;
  shift: typeof shiftCalls;
  session: typeof sessionCalls;
  services: typeof serviceConfigurationCalls;
  backup: typeof backupCalls;
  count: typeof countCalls;
  item: typeof itemCalls;
  sale: typeof saleCalls;
  tradeDocument: typeof tradeDocumentCalls;
  card: typeof cardCalls;
  settlement: typeof settlementCalls;
  device: typeof deviceCalls;
  drawer: typeof drawerCalls;
  cashDocument: typeof cashDocumentCalls;
  safe: typeof safeCalls;
  paper: typeof paperCalls;
  dataUpdate: typeof dataUpdateCalls;
  scanner: typeof scannerCalls;
  catalogue: typeof catalogueCalls;
  layout: typeof layoutCalls;
  parameter: typeof parameterCalls;
  roster: typeof rosterCalls;
  training: typeof trainingCalls;
};

/**
 * Every call between a till and whoever shows or drives it, one line a domain. Handlers, clients, schemas, the `call` tool
 * and its help are derived from this one object; nothing crosses that does not stand here.
 */
export const tillContract: TillContract = {
  till: tillCalls,
  operator: operatorCalls,
  shift: shiftCalls,
  session: sessionCalls,
  services: serviceConfigurationCalls,
  backup: backupCalls,
  count: countCalls,
  item: itemCalls,
  sale: saleCalls,
  tradeDocument: tradeDocumentCalls,
  card: cardCalls,
  settlement: settlementCalls,
  device: deviceCalls,
  drawer: drawerCalls,
  cashDocument: cashDocumentCalls,
  safe: safeCalls,
  paper: paperCalls,
  dataUpdate: dataUpdateCalls,
  scanner: scannerCalls,
  catalogue: catalogueCalls,
  layout: layoutCalls,
  parameter: parameterCalls,
  roster: rosterCalls,
  training: trainingCalls,
};
