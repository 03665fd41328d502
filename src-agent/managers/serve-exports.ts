import type { FastifyInstance } from 'fastify';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { EXPORTS, type Export, exportFile, exportQuerySchema } from '#agent/managers/export-files.ts';
import { findPageSession } from '#agent/managers/page-session.ts';
import { readTicket } from '#agent/managers/ticket-cookie.ts';

/**
 * Files for spreadsheets, as plain downloads: a browser carries the cookie along only from the page itself, and nothing is
 * changed by asking. Who took what is written down, because it leaves the house.
 */
export function serveExports(
  server: FastifyInstance,
  { database, now }: { readonly database: AgentDatabase; readonly now: () => string },
): void {
  server.get<{ Params: { file: string } }>('/managers/export/:file', async (request, reply) => {
    const at = now();
    const ticket = readTicket(request.headers.cookie);
    const session = ticket === null ? null : await findPageSession(database, ticket, at);
    if (session === null || session.manager.isOneTime) return await reply.status(401).send('Log on first.\n');
    const name = EXPORTS.find((one) => `${one}.csv` === request.params.file);
    const days = exportQuerySchema.safeParse(request.query);
    if (name === undefined) return await reply.status(404).send('There is no such file.\n');
    if (!days.success) return await reply.status(400).send('Name the days: ?from=2026-11-01&to=2026-11-30\n');
    const { store, login, name: who } = session.manager;
    const text = await exportFile(database, name, { store, now: at, ...days.data });
    const act = { store, at, login, name: who, act: 'exported', subject: name, detail: days.data } as const;
    await writeAct(database, { ...act, address: request.ip });
    return await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName(name, store, days.data)}"`)
      .header('cache-control', 'no-store')
      .send(text);
  });
}

/** Signs of a store that a file name or a header may not have become hyphens. */
function fileName(name: Export, store: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return `${name}-${store.replaceAll(/[^A-Za-z0-9_.-]/g, '-')}-${from}-${to}.csv`;
}
