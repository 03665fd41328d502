import type { Desk } from '#main/desk/desk.ts';
import type { EndingLoan } from '#main/desk/seat.ts';
import { say } from '#main/language/speak.ts';
import { readLayout } from '#main/layout/layout-store.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { drawersToCount } from '#main/shift/detach.ts';
import { openSessionOf, openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { shiftNews } from '#main/store/shift-news.ts';
import { clockNotice } from '#main/till/clock-notice.ts';
import { dateOf } from '#main/time/clock.ts';
import { openTraining } from '#main/training/training-record.ts';
import type { Permission } from '#shared/access/permission.ts';
import type { ErpLink } from '#shared/contract/erp.ts';
import type { OperatorTile, TillState } from '#shared/contract/till.ts';
import { draftTotal } from '#shared/sale/draft.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Operator } from '#shared/till/configuration.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';
import type { ServiceUrls } from '#shared/till/service-address.ts';

/** What the state is put together from, beside the ledger. */
export type StateSources = {
  readonly revision: () => number;
  readonly printer: () => TillState['printer'];
  readonly drawer: () => TillState['drawer'];
  readonly sync: () => SyncState;
  readonly urls: () => ServiceUrls;
  /** As the Data Service last told of it. */
  readonly erp: () => ErpLink | null;
  readonly recovered: () => TillState['recovered'];
  readonly backup: () => TillState['backup'];
};

export function tillState(desk: PinDesk, sources: StateSources): TillState {
  const configuration = desk.configuration();
  const { operator } = desk.seat;
  const shift = operator === null ? null : sellingShift(desk, operator);
  const { forceCount, actualBalanceMandatory, blindCount } = shift?.parameters ?? configuration.parameters;
  return {
    revision: sources.revision(),
    code: configuration.tillCode,
    shopName: configuration.shop.name,
    shopPlace: [configuration.shop.address, configuration.shop.place].filter((line) => line !== '').join(', '),
    isDemo: configuration.isDemo,
    workMode: configuration.workMode,
    language: configuration.language,
    systemCurrency: configuration.systemCurrency,
    currencies: configuration.currencies,
    paymentForms: configuration.paymentForms.map((form) => ({
      ...form,
      name: paymentFormName(form, configuration.language),
    })),
    businessDate: shift?.business_date ?? dateOf(desk.clock.now().wall),
    operator: operator === null ? null : { id: operator.id, name: operator.name, permissions: operator.permissions },
    isPinChangeDue: operator?.mustChangePin ?? false,
    layout: readLayout(desk.connection),
    lock: desk.seat.lock,
    autoLockMinutes: configuration.autoLockMinutes,
    hasSounds: configuration.hasSounds,
    badgePrefix: configuration.badgePrefix,
    shift: shift === null ? null : shownShift(shift),
    shiftNews: operator === null ? null : shiftNews(desk, operator),
    isShiftForgotten: shift !== null && shift.business_date < dateOf(desk.clock.now().wall),
    clockSetBack: clockNotice(desk.connection),
    endingLoan: shownLoan(desk.seat.loan),
    drawersToCount: drawersToCount(desk),
    document: operator === null ? null : shownDraft(desk, operator),
    recovered: sources.recovered(),
    training: shownTraining(desk.real()),
    parameters: { forceCount, actualBalanceMandatory, blindCount },
    printer: sources.printer(),
    drawer: sources.drawer(),
    services: services(desk.real(), sources),
    backup: sources.backup(),
  };
}

function shownTraining(real: Desk): TillState['training'] {
  const training = openTraining(real.connection);
  if (training === null) return null;
  const operator = readOperators(real.connection).find(({ id }) => id === training.operatorId);
  return { operatorName: operator?.name ?? training.operatorId, since: training.enteredAt };
}

/** The operator's open shift, where a session of it is open here: one whose session was closed sells nothing. */
function sellingShift(desk: Desk, operator: Operator): ShiftRecord | null {
  const shift = openShiftOf(desk.connection, ownerOf(desk, operator));
  return shift === null || openSessionOf(desk.connection, shift.id, operator.id) === null ? null : shift;
}

function shownShift({ id, number, started_at, business_date }: ShiftRecord): TillState['shift'] {
  return { id, number, startedAt: started_at, businessDate: business_date };
}

function shownLoan(loan: EndingLoan | null): TillState['endingLoan'] {
  return loan === null ? null : { shiftId: loan.shiftId, authoriserName: loan.authoriser.name };
}

function shownDraft(desk: Desk, operator: Operator): TillState['document'] {
  const draft = readDraft(desk.connection, operator.id);
  if (draft === null || draft.lines.length === 0) return null;
  return { id: draft.documentId, lineCount: draft.lines.length, totalMinor: draftTotal(draft.lines) };
}

function services(desk: Desk, { erp: erpOf, sync, urls }: StateSources): TillState['services'] {
  const { level, dataService, posAgent, clocks, isIncompatible, unsent, lastContactAt, words } = sync();
  const erp = dataService === 'running' ? shownErp(erpOf()) : null;
  const isBehind = erp?.state === 'behind';
  const { language } = desk.configuration();
  const unsentReceipts = desk.connection
    .prepare('SELECT count(*) FROM trade_document WHERE seq > ?')
    .pluck()
    .get(desk.journal.head().seq - unsent) as number;
  return {
    // Both services may run and the documents still go nowhere: that is not green either.
    level: level === 'green' && isBehind ? 'yellow' : level,
    dataService,
    posAgent,
    address: urls()?.posAgentUrl ?? '',
    dataServiceAddress: urls()?.dataServiceUrl ?? '',
    versionWords: isIncompatible ? say(language, 'sync.version_incompatible') : '',
    clockWords: clocks === null ? '' : say(language, 'sync.clocks_differ', clocks),
    unsent,
    unsentReceipts,
    lastContactAt,
    erp,
    words:
      words !== null
        ? say(language, words.key, words.facts)
        : isBehind
          ? say(language, 'erp.behind', { documents: erp.waiting, minutes: erp.waitingMinutes })
          : '',
  };
}

function shownErp(link: ErpLink | null): TillState['services']['erp'] {
  if (link === null || link.state === 'none') return null;
  return { ...link, state: link.state };
}

/** Operators of this till for the logon window, each with the shift that is open here. */
export function operatorTiles(desk: Desk): OperatorTile[] {
  return readOperators(desk.connection)
    .filter(({ isAssigned }) => isAssigned)
    .map((operator) => tileOf(desk, operator));
}

/** Whom to ask for a right: those who hold it, but for the person in the seat. */
export function authorisersOf(desk: Desk, permission: Permission): OperatorTile[] {
  return readOperators(desk.connection)
    .filter(
      ({ id, isAssigned, permissions }) =>
        isAssigned && id !== desk.seat.operator?.id && permissions.includes(permission),
    )
    .map((operator) => tileOf(desk, operator));
}

function tileOf(desk: Desk, operator: Operator): OperatorTile {
  return {
    id: operator.id,
    name: operator.name,
    role: operator.role,
    shiftSince: openShiftOf(desk.connection, ownerOf(desk, operator))?.started_at ?? null,
  };
}
