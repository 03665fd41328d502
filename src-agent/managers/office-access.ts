import { randomInt } from 'node:crypto';
import { hash, hashRaw } from '@node-rs/argon2';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { keepRecords, withdraw } from '#agent/master-data/keep-records.ts';
import { recordsOf } from '#agent/master-data/records-of.ts';
import {
  isOver,
  OFFICE_COST,
  OFFICE_PIN_DAYS,
  OFFICE_PIN_FIGURES,
  type OfficePin,
  officeBadgeSalt,
} from '#shared/access/office-access.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import type { ManagerAct, OfficeRoster } from '#shared/contract/managers-records.ts';
import type { MasterBody, MasterKind } from '#shared/master-data/master-kinds.ts';
import { readRecords } from '#shared/master-data/read-master-file.ts';
import { no, ok, type Result } from '#shared/result.ts';

const DAY_MS = 86_400_000;
const NOT_THERE = { code: 'not_there', facts: {} } as const;

/** What the page may know of PINs and badges: that there are some, never which. */
export async function readAccess(database: AgentDatabase, store: string): Promise<OfficeRoster['access']> {
  const pins = await recordsOf(database, store, 'operator_pin');
  const badges = await recordsOf(database, store, 'operator_badge');
  return [...new Set([...pins, ...badges].map(({ id }) => id))].map((operatorId) => ({
    operatorId,
    pinUntil: pins.find(({ id }) => id === operatorId)?.validUntil ?? null,
    hasBadge: badges.some(({ id }) => id === operatorId),
  }));
}

/**
 * Gives an operator a PIN that is good for the first log-on at each till. It is told once: what is kept and sent to tills
 * is its hash. Refused: an operator whom the office does not know.
 */
export async function givePin(
  database: AgentDatabase,
  operatorId: string,
  actor: Actor,
): Promise<Result<{ readonly pin: string; readonly validUntil: string }, ManagersRefusal>> {
  const operator = await officeOperator(database, actor.store, operatorId);
  if (operator === undefined) return no(NOT_THERE);
  const pin = Array.from({ length: OFFICE_PIN_FIGURES }, () => String(randomInt(10))).join('');
  const validUntil = new Date(Date.parse(actor.at) + OFFICE_PIN_DAYS * DAY_MS).toISOString();
  const kept: OfficePin = { pinHash: await hash(pin, OFFICE_COST), validUntil };
  const body = { id: operatorId, ...kept };
  await keepSecret(database, actor, { kind: 'operator_pin', operator, body, act: 'pin_given', detail: { validUntil } });
  return ok({ pin, validUntil });
}

/**
 * Takes a PIN back that was given and has not ended: a till that hears of it lets nobody in by it any more. Checked in this
 * order: operator known, a PIN that has not ended.
 */
export async function withdrawPin(
  database: AgentDatabase,
  operatorId: string,
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const operator = await officeOperator(database, actor.store, operatorId);
  const pin = (await recordsOf(database, actor.store, 'operator_pin')).find(({ id }) => id === operatorId);
  if (operator === undefined || pin === undefined || isOver(pin, actor.at)) return no(NOT_THERE);
  await keepSecret(database, actor, { kind: 'operator_pin', operator, body: null, act: 'pin_withdrawn', detail: {} });
  return ok({});
}

/** Gives an operator a badge in the place of any other, or takes it away. Checked in this order: operator known, badge free. */
export async function giveBadge(
  database: AgentDatabase,
  { badge, operatorId }: { readonly operatorId: string; readonly badge: string | null },
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const operator = await officeOperator(database, actor.store, operatorId);
  if (operator === undefined) return no(NOT_THERE);
  const badgeHash = badge === null ? null : await hashBadge(badge, actor.store);
  const others = (await recordsOf(database, actor.store, 'operator_badge')).filter(({ id }) => id !== operatorId);
  if (others.some((other) => other.badgeHash === badgeHash)) return no({ code: 'badge_taken', facts: {} });
  const body = badgeHash === null ? null : { id: operatorId, badgeHash };
  const act = badge === null ? 'badge_removed' : 'badge_registered';
  await keepSecret(database, actor, { kind: 'operator_badge', operator, body, act, detail: {} });
  return ok({});
}

async function officeOperator(
  database: AgentDatabase,
  store: string,
  operatorId: string,
): Promise<MasterBody<'operator'> | undefined> {
  return (await recordsOf(database, store, 'operator')).find(({ id }) => id === operatorId);
}

async function hashBadge(badge: string, store: string): Promise<string> {
  const salt = Buffer.from(officeBadgeSalt(store), 'utf8');
  return (await hashRaw(badge, { ...OFFICE_COST, outputLen: 32, salt })).toString('base64');
}

/**
 * As news to the tills; unlike other records, its body stands nowhere else. Null: what there is is withdrawn. Who did it is
 * kept with it, or neither is.
 */
async function keepSecret(
  database: AgentDatabase,
  actor: Actor,
  secret: {
    readonly kind: MasterKind;
    readonly operator: MasterBody<'operator'>;
    readonly body: object | null;
    readonly act: ManagerAct;
    readonly detail: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { at, login, store } = actor;
  const { act, body, kind, operator } = secret;
  const detail = { operatorId: operator.id, ...secret.detail };
  const alongside = async (transaction: AgentTransaction) =>
    await writeAct(transaction, { ...actor, act, subject: operator.name, detail });
  const order = { store, kind, by: login, at, alongside };
  if (body === null) return await withdraw(database, { ...order, gone: [operator.id] });
  const read = readRecords(kind, [{ line: 1, fields: body }]);
  await keepRecords(database, { ...order, rows: 1, read, isWhole: false, isDryRun: false });
}
