import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Control, jsonOf, reply, replyPage, serveControlPort } from '#tools/sim/control-server.ts';
import { TERMINAL_PAGE } from './page.ts';
import { planSchema } from './plan.ts';
import type { TerminalSimulator } from './terminal-simulator.ts';

/**
 * GET / is a page to watch, GET /state the same as JSON, POST /plan takes what the terminal shall do with the next
 * command, POST /skip gives a receipt number away. Only for this machine.
 */
export async function serveControl(port: number, simulator: TerminalSimulator): Promise<Control> {
  return await serveControlPort(port, (request, response) => answer(request, response, simulator));
}

async function answer(request: IncomingMessage, response: ServerResponse, simulator: TerminalSimulator): Promise<void> {
  const asked = `${request.method} ${request.url}`;
  switch (asked) {
    case 'GET /':
      replyPage(response, TERMINAL_PAGE);
      return;
    case 'GET /state':
      return reply(response, 200, stateOf(simulator));
    case 'POST /plan': {
      simulator.plan(planSchema.parse(await jsonOf(request)));
      return reply(response, 200, stateOf(simulator));
    }
    case 'POST /skip':
      simulator.books.skip();
      return reply(response, 200, stateOf(simulator));
    default:
      return reply(response, 404, { problem: `there is no ${asked}` });
  }
}

function stateOf({ books, log, planned, port }: TerminalSimulator) {
  return {
    port,
    planned: planned(),
    chargedMinor: books.charged(),
    open: books.open,
    batches: books.batches,
    log: log.slice(-100),
  };
}
