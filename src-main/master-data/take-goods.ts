import type { Desk } from '#main/desk/desk.ts';
import { itemKeeper } from '#main/master-data/keep-item.ts';
import { TAKEN, type Taken } from '#main/master-data/taken.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';

export function takeItems({ connection, newId }: Desk, changes: readonly MasterChange[]): Result<Taken, string> {
  const keep = itemKeeper(connection, newId);
  for (const { body, id } of changes) {
    const read = body === null ? null : MASTER_KINDS.item.safeParse(body);
    if (read !== null && !read.success) return no(`item ${id}: ${read.error.issues[0]?.message ?? 'not of its shape'}`);
    keep(id, read?.data ?? null);
  }
  return ok(TAKEN);
}

export function takeCustomers({ connection }: Desk, changes: readonly MasterChange[]): Result<Taken, string> {
  const forget = connection.prepare('DELETE FROM customer WHERE id = ?');
  const keep = connection.prepare('INSERT INTO customer VALUES (?, ?, ?, ?)');
  for (const { body, id } of changes) {
    const read = body === null ? null : MASTER_KINDS.customer.safeParse(body);
    if (read !== null && !read.success) return no(`customer ${id} is not of its shape`);
    forget.run(id);
    if (read !== null) keep.run(id, read.data.name, read.data.taxId, foldText(read.data.name));
  }
  return ok(TAKEN);
}
