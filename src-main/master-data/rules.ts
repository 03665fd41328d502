import type { Database } from 'better-sqlite3';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import type { MasterKind } from '#shared/master-data/master-kinds.ts';

type RuleKind = Extract<MasterKind, 'settings' | 'till' | 'layout'>;

/** Keeps the Data Service's own words, so that what it says of the shop and of this till can be worked together again. */
export function keepRule(connection: Database, { body, id, kind }: MasterChange): void {
  connection.prepare('DELETE FROM master_rule WHERE kind = ? AND id = ?').run(kind, id);
  if (body !== null) connection.prepare('INSERT INTO master_rule VALUES (?, ?, ?)').run(kind, id, JSON.stringify(body));
}

/** Null: the Data Service says nothing of it. */
export function readRule(connection: Database, kind: RuleKind, id: string): unknown {
  const body = connection.prepare('SELECT body FROM master_rule WHERE kind = ? AND id = ?').pluck().get(kind, id);
  return typeof body === 'string' ? JSON.parse(body) : null;
}
