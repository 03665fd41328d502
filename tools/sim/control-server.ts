import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** The port by which a simulator is watched and told what to do. */
export type Control = { readonly port: number; readonly close: () => Promise<void> };

const BODY_MAX = 10_000;

/** Answers each request on 127.0.0.1; what cannot be read or taken is answered 400 with the problem. */
export async function serveControlPort(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Control> {
  const server = createServer((request, response) => {
    void answer(request, response).catch((fault: unknown) => {
      reply(response, 400, { problem: problemOf(fault) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function problemOf(fault: unknown): string {
  if (fault instanceof z.ZodError) return z.prettifyError(fault);
  return fault instanceof Error ? fault.message : 'unreadable request';
}

/** The request's body as JSON; nothing is an empty object. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > BODY_MAX) throw new Error(`a request has at most ${BODY_MAX} characters`);
  }
  return JSON.parse(body === '' ? '{}' : body);
}

export function reply(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

export function replyPage(response: ServerResponse, page: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
