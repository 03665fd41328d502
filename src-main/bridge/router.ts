import type { Router } from '@orpc/server';
import { backupAnswers } from '#main/backup/backup-answers.ts';
import { answering, type RouterParts } from '#main/bridge/answering.ts';
import { cardAnswers } from '#main/card/card-answers.ts';
import { cashDocumentAnswers } from '#main/cash-document/cash-document-answers.ts';
import { catalogueAnswers } from '#main/catalogue/catalogue-answers.ts';
import { itemAnswers } from '#main/catalogue/item-answers.ts';
import { countAnswers } from '#main/counting/counting-answers.ts';
import { drawerAnswers } from '#main/drawer/drawer-answers.ts';
import { layoutAnswers } from '#main/layout/layout-answers.ts';
import { dataUpdateAnswers } from '#main/master-data/data-update-answers.ts';
import { operatorAnswers } from '#main/operator/operator-answers.ts';
import { rosterAnswers } from '#main/operator/roster-answers.ts';
import { paperAnswers } from '#main/paper/paper-answers.ts';
import { parameterAnswers } from '#main/parameter/parameter-answers.ts';
import { safeAnswers } from '#main/safe/safe-answers.ts';
import { saleAnswers } from '#main/sale/sale-answers.ts';
import { scannerAnswers } from '#main/scanner/scanner-answers.ts';
import { serviceConfigurationAnswers } from '#main/service-configuration/service-configuration-answers.ts';
import { sessionAnswers } from '#main/session/session-answers.ts';
import { settlementAnswers } from '#main/settlement/settlement-answers.ts';
import { shiftAnswers } from '#main/shift/shift-answers.ts';
import { deviceAnswers } from '#main/terminal/device-answers.ts';
import { tillAnswers } from '#main/till/till-answers.ts';
import { tradeDocumentAnswers } from '#main/trade-document/trade-document-answers.ts';
import { trainingAnswers } from '#main/training/training-answers.ts';
import type { TillContract } from '#shared/contract/till-contract.ts';

export type TillRouter = Router<TillContract, Record<never, never>>;

/** Who answers which call of the contract, one line a domain. */
export function createRouter(parts: RouterParts): TillRouter {
  const at = answering(parts);
  return at.implementer.router({
    till: tillAnswers(at),
    operator: operatorAnswers(at),
    shift: shiftAnswers(at),
    session: sessionAnswers(at),
    services: serviceConfigurationAnswers(at),
    backup: backupAnswers(at),
    count: countAnswers(at),
    item: itemAnswers(at),
    sale: saleAnswers(at),
    tradeDocument: tradeDocumentAnswers(at),
    card: cardAnswers(at),
    settlement: settlementAnswers(at),
    device: deviceAnswers(at),
    drawer: drawerAnswers(at),
    cashDocument: cashDocumentAnswers(at),
    safe: safeAnswers(at),
    paper: paperAnswers(at),
    dataUpdate: dataUpdateAnswers(at),
    scanner: scannerAnswers(at),
    catalogue: catalogueAnswers(at),
    layout: layoutAnswers(at),
    parameter: parameterAnswers(at),
    roster: rosterAnswers(at),
    training: trainingAnswers(at),
  });
}
