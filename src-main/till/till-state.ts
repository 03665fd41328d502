import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { openShiftOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { readOperators } from '#main/till/settings.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Permission } from '#shared/access/permission.ts';
import type { OperatorTile, TillState } from '#shared/contract/till.ts';
import { draftTotal } from '#shared/sale/draft.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** What the state is put together from, beside the ledger. */
export type StateSources = {
  readonly revision: () => number;
  readonly printer: () => TillState['printer'];
  readonly sync: () => SyncState;
  readonly agentAddress: string;
  readonly recovered: () => TillState['recovered'];
};

export function tillState(desk: Desk, sources: StateSources): TillState {
  const configuration = desk.configuration();
  const { operator } = desk.seat;
  const shift = operator === null ? null : openShiftOf(desk.connection, ownerOf(operator));
  const { forceCount, actualBalanceMandatory, blindCount } = shift?.parameters ?? configuration.parameters;
  return {
    revision: sources.revision(),
    code: configuration.tillCode,
    shopName: configuration.shop.name,
    shopPlace: [configuration.shop.address, configuration.shop.place].filter((line) => line !== '').join(', '),
    isDemo: configuration.isDemo,
    language: configuration.language,
    systemCurrency: configuration.systemCurrency,
    currencies: configuration.currencies,
    paymentForms: configuration.paymentForms,
    businessDate: shift?.business_date ?? dateOf(desk.clock.now().wall),
    operator: operator === null ? null : { id: operator.id, name: operator.name, permissions: operator.permissions },
    lock: desk.seat.lock,
    autoLockMinutes: configuration.autoLockMinutes,
    badgePrefix: configuration.badgePrefix,
    shift: shift === null ? null : shownShift(shift),
    isShiftForgotten: shift !== null && shift.business_date < dateOf(desk.clock.now().wall),
    document: operator === null ? null : shownDraft(desk, operator),
    recovered: sources.recovered(),
    parameters: { forceCount, actualBalanceMandatory, blindCount },
    printer: sources.printer(),
    services: services(desk, sources),
  };
}

function shownShift({ id, number, started_at, business_date }: ShiftRecord): TillState['shift'] {
  return { id, number, startedAt: started_at, businessDate: business_date };
}

function shownDraft(desk: Desk, operator: Operator): TillState['document'] {
  const draft = readDraft(desk.connection, operator.id);
  if (draft === null || draft.lines.length === 0) return null;
  return { id: draft.documentId, lineCount: draft.lines.length, totalMinor: draftTotal(draft.lines) };
}

function services(desk: Desk, { sync, agentAddress }: StateSources): TillState['services'] {
  const { level, dataService, posAgent, unsent, lastContactAt, words } = sync();
  const unsentReceipts = desk.connection
    .prepare('SELECT count(*) FROM trade_document WHERE seq > ?')
    .pluck()
    .get(desk.journal.head().seq - unsent) as number;
  return {
    level,
    dataService,
    posAgent,
    address: agentAddress,
    unsent,
    unsentReceipts,
    lastContactAt,
    words: words === null ? '' : say(desk.configuration().language, words.key, words.facts),
  };
}

/** Operators of this till for the logon window, each with the shift that is open here. */
export function operatorTiles(desk: Desk): OperatorTile[] {
  return readOperators(desk.connection).map((operator) => tileOf(desk, operator));
}

/** Whom to ask for a right: those who hold it, but for the person in the seat. */
export function authorisersOf(desk: Desk, permission: Permission): OperatorTile[] {
  return readOperators(desk.connection)
    .filter(({ id, permissions }) => id !== desk.seat.operator?.id && permissions.includes(permission))
    .map((operator) => tileOf(desk, operator));
}

function tileOf(desk: Desk, operator: Operator): OperatorTile {
  return {
    id: operator.id,
    name: operator.name,
    role: operator.role,
    shiftSince: openShiftOf(desk.connection, ownerOf(operator))?.started_at ?? null,
  };
}
