import type { Database } from 'better-sqlite3';
import type { Scene } from '#shared/journal/decision.ts';

export type DrawerRequest = {
  readonly id: string;
  readonly scene: Scene;
  readonly afterJobId: string | null;
};

/** Openings that were asked for and not tried yet, as rows, so that a command that is undone asks for nothing. */
export type DrawerRequests = {
  readonly add: (request: DrawerRequest) => void;
  readonly waiting: () => readonly DrawerRequest[];
  readonly find: (id: string) => DrawerRequest | null;
  readonly tried: (id: string, how: 'sent' | 'not_sent') => void;
};

type Row = {
  readonly id: string;
  readonly actor: string | null;
  readonly shift_id: string | null;
  readonly session_id: string | null;
  readonly after_job_id: string | null;
};

export function openDrawerRequests(database: Database): DrawerRequests {
  const add = database.prepare(
    `INSERT INTO drawer_request
     VALUES (?, (SELECT coalesce(max(ordinal), 0) + 1 FROM drawer_request), ?, ?, ?, ?, 'requested')`,
  );
  const waiting = database.prepare(`SELECT * FROM drawer_request WHERE state = 'requested' ORDER BY ordinal`);
  const find = database.prepare('SELECT * FROM drawer_request WHERE id = ?');
  const tried = database.prepare('UPDATE drawer_request SET state = ? WHERE id = ?');
  return {
    add: ({ id, scene, afterJobId }) => {
      add.run(id, scene.actor, scene.shiftId, scene.sessionId, afterJobId);
    },
    waiting: () => (waiting.all() as Row[]).map(toRequest),
    find: (id) => {
      const row = find.get(id) as Row | undefined;
      return row === undefined ? null : toRequest(row);
    },
    tried: (id, how) => {
      tried.run(how, id);
    },
  };
}

function toRequest(row: Row): DrawerRequest {
  return {
    id: row.id,
    scene: { actor: row.actor, shiftId: row.shift_id, sessionId: row.session_id },
    afterJobId: row.after_job_id,
  };
}
