import { hashRawSync, verify } from '@node-rs/argon2';
import type { Database } from 'better-sqlite3';
import { OFFICE_COST, type OfficePin, officeBadgeSalt } from '#shared/access/office-access.ts';

/** A one-time PIN of the office takes the place of whatever the operator had here. */
export function keepOfficePin(connection: Database, operatorId: string, { pinHash, validUntil }: OfficePin): void {
  connection.prepare('INSERT OR REPLACE INTO office_pin VALUES (?, ?, ?)').run(operatorId, pinHash, validUntil);
  connection.prepare("UPDATE operator SET pin_hash = '', must_change_pin = 0 WHERE id = ?").run(operatorId);
}

/** False: there was none, or it was used here already. */
export function forgetOfficePin(connection: Database, operatorId: string): boolean {
  return connection.prepare('DELETE FROM office_pin WHERE operator_id = ?').run(operatorId).changes > 0;
}

export function isOfficePin(pin: string, { pinHash }: OfficePin): Promise<boolean> {
  return verify(pinHash, pin);
}

export function keepOfficeBadge(connection: Database, operatorId: string, badgeHash: string): void {
  connection.prepare('INSERT OR REPLACE INTO office_badge VALUES (?, ?)').run(operatorId, badgeHash);
}

/**
 * Whose badge of the office this is; null: nobody's, or two people's. Worked out at once and not in the background, so that
 * no second code is tried before this one has counted.
 */
export function officeBadgeOwner(
  connection: Database,
  { badge, store }: { readonly badge: string; readonly store: string },
): string | null {
  const hasSome = connection.prepare('SELECT 1 FROM office_badge LIMIT 1').get() !== undefined;
  if (!hasSome) return null;
  const salt = Buffer.from(officeBadgeSalt(store), 'utf8');
  const badgeHash = hashRawSync(badge, { ...OFFICE_COST, outputLen: 32, salt }).toString('base64');
  const owners = connection.prepare('SELECT operator_id FROM office_badge WHERE badge_hash = ?').pluck().all(badgeHash);
  const [owner] = owners;
  return owners.length === 1 && typeof owner === 'string' ? owner : null;
}
