import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { carryOut } from '#main/desk/carry-out.ts';
import { operatorHere, type PinDesk } from '#main/operator/check-pin.ts';
import { passLockOut } from '#main/operator/locked-out.ts';
import { failuresOf, turnAwayUntil, waitOf } from '#main/operator/logon-failures.ts';
import { officeBadgeOwner } from '#main/operator/office-access.ts';
import type { StoredOperator } from '#main/operator/roster-store.ts';
import { NOBODYS_BADGE } from '#shared/access/badge.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A badge is looked up, so its hash has to come out the same each time; without the till’s secret nobody can try codes. */
export function hashBadge(badge: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(badge, 'utf8').digest('base64');
}

export function keepBadge(
  connection: Database,
  { operatorId, badgeHash }: { readonly operatorId: string; readonly badgeHash: string },
): void {
  connection.prepare('INSERT OR REPLACE INTO operator_badge VALUES (?, ?)').run(badgeHash, operatorId);
}

/** Also the one that the office gave. */
export function forgetBadge(connection: Database, operatorId: string): void {
  connection.prepare('DELETE FROM office_badge WHERE operator_id = ?').run(operatorId);
  connection.prepare('DELETE FROM operator_badge WHERE operator_id = ?').run(operatorId);
}

/** Of two words about one badge the office's holds. */
export function badgeOwner({ configuration, connection, pinSecret }: PinDesk, badge: string): string | null {
  const byOffice = officeBadgeOwner(connection, { badge, store: configuration().storeCode });
  if (byOffice !== null) return byOffice;
  const badgeHash = hashBadge(badge, pinSecret);
  const id = connection.prepare('SELECT operator_id FROM operator_badge WHERE badge_hash = ?').pluck().get(badgeHash);
  return typeof id === 'string' ? id : null;
}

/**
 * Whose badge this is. Checked in this order: waiting time after unknown badges, badge known, lock-out. An unknown one is written
 * down and counts towards the delay, as a wrong PIN does.
 */
export function checkBadge(desk: PinDesk, badge: string): Result<StoredOperator, Refusal> {
  const waitMs = waitOf(desk, NOBODYS_BADGE);
  if (waitMs > 0) return no({ code: 'pin_locked', facts: { seconds: Math.ceil(waitMs / 1_000) } });
  const operator = operatorHere(desk, badgeOwner(desk, badge));
  if (operator !== undefined) {
    const passed = passLockOut(desk, operator);
    return passed.ok ? ok(operator) : passed;
  }
  return carryOut(desk, { call: 'operator.unknownBadge', input: { commandId: desk.newId() } }, () => {
    const failures = failuresOf(desk, NOBODYS_BADGE) + 1;
    const nobody = { actor: null, shiftId: null, sessionId: null };
    desk.journal.append(event('operator.badge_unknown', nobody, { failures }));
    const delayMs = turnAwayUntil(desk, NOBODYS_BADGE, failures);
    return delayMs > 0
      ? no({ code: 'pin_locked', facts: { seconds: Math.ceil(delayMs / 1_000) } })
      : no({ code: 'badge_unknown' });
  });
}
