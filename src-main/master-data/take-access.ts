import type { Desk } from '#main/desk/desk.ts';
import { forgetBadge } from '#main/operator/badge.ts';
import { forgetOfficePin, keepOfficeBadge, keepOfficePin } from '#main/operator/office-access.ts';
import { isOver } from '#shared/access/office-access.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { event } from '#shared/journal/decision.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/** One-time PINs and badges of the office; each is written down as one given at the till is. */
export function takeAccess(desk: Desk, changes: readonly MasterChange[]): Result<null, string> {
  for (const change of changes) {
    const taken =
      change.kind === 'operator_pin'
        ? takePin(desk, change)
        : change.kind === 'operator_badge'
          ? takeBadge(desk, change)
          : ok(null);
    if (!taken.ok) return taken;
  }
  return ok(null);
}

/** One whose end has passed comes too late to take anybody's own PIN away. */
function takePin({ clock, connection, journal }: Desk, { body, id }: MasterChange): Result<null, string> {
  if (body === null) {
    if (forgetOfficePin(connection, id)) {
      journal.append(event('operator.one_time_pin_withdrawn', NOBODY, { operatorId: id }));
    }
    return ok(null);
  }
  const read = MASTER_KINDS.operator_pin.safeParse(body);
  if (!read.success) return no(`the one-time PIN of ${id} is not of its shape`);
  if (isOver(read.data, clock.now().wall)) return ok(null);
  keepOfficePin(connection, id, read.data);
  const { validUntil } = read.data;
  journal.append(event('operator.one_time_pin_set', NOBODY, { operatorId: id, validUntil }));
  return ok(null);
}

function takeBadge({ connection, journal }: Desk, { body, id }: MasterChange): Result<null, string> {
  const read = body === null ? null : MASTER_KINDS.operator_badge.safeParse(body);
  if (read !== null && !read.success) return no(`the badge of ${id} is not of its shape`);
  forgetBadge(connection, id);
  if (read !== null) keepOfficeBadge(connection, id, read.data.badgeHash);
  const kind = read === null ? 'operator.badge_removed' : 'operator.badge_registered';
  journal.append(event(kind, NOBODY, { operatorId: id }));
  return ok(null);
}
