import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { type Control, jsonOf, reply, replyPage, serveControlPort } from '#tools/sim/control-server.ts';
import { drawSlip } from '#tools/sim/printer/draw-slip.ts';
import { PAGE } from '#tools/sim/printer/page.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import { SIM_FAULTS } from '#tools/sim/printer/sim-state.ts';

const setSchema = z
  .strictObject({
    isOn: z.boolean(),
    paper: z.enum(['ok', 'near_end', 'out']),
    isCoverOpen: z.boolean(),
    fault: z.enum(['none', 'cutter', 'unrecoverable']),
    isHung: z.boolean(),
    isDrawerOpen: z.boolean(),
  })
  .partial();

const faultSchema = z.strictObject({
  what: z.enum(SIM_FAULTS),
  printed: z.int().min(0).optional(),
  received: z.int().min(0).optional(),
});

const habitsSchema = z
  .strictObject({
    status: z.enum(['normal', 'silent', 'garbage', 'endless_garbage']),
    echo: z.enum(['normal', 'none', 'wrong', 'bytewise', 'flow']),
    echoDelayMs: z.int().min(0),
    hasBufferClear: z.boolean(),
    bootMs: z.int().min(0),
    bytesPerSecond: z.int().min(1).nullable(),
    bufferBytes: z.int().min(45),
    drawer: z.strictObject({ isWired: z.boolean(), isHighWhenOpen: z.boolean(), isStuck: z.boolean() }),
  })
  .partial();

/**
 * GET / is a page to watch, GET /state the same as JSON, GET /slip/N.txt and /slip/N.png one paper. POST /set does what a
 * person does, POST /fault breaks something now or at a byte, POST /habits changes how it answers. Only for this machine.
 */
export async function serveControl(port: number, printer: SimPrinter, profile: PrinterProfile): Promise<Control> {
  return await serveControlPort(port, (request, response) => answer(request, response, { printer, profile }));
}

type Watched = { readonly printer: SimPrinter; readonly profile: PrinterProfile };

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { printer, profile }: Watched,
): Promise<void> {
  const asked = `${request.method} ${request.url}`;
  const slip = /^GET \/slip\/(\d+)\.(txt|png)$/.exec(asked);
  if (slip !== null) {
    replySlip(response, { printer, profile }, { index: Number(slip[1]), form: slip[2] === 'png' ? 'png' : 'txt' });
    return;
  }
  switch (asked) {
    case 'GET /':
      replyPage(response, PAGE);
      return;
    case 'GET /state':
      reply(response, 200, stateOf(printer));
      return;
    case 'POST /set':
      printer.set(present(setSchema.parse(await jsonOf(request))));
      reply(response, 200, stateOf(printer));
      return;
    case 'POST /habits':
      printer.behave(present(habitsSchema.parse(await jsonOf(request))));
      reply(response, 200, stateOf(printer));
      return;
    case 'POST /fault': {
      const { printed, received, what } = faultSchema.parse(await jsonOf(request));
      if (printed !== undefined) printer.failAt({ when: { printed: printer.printed() + printed }, what });
      else if (received !== undefined) printer.failAt({ when: { received: printer.received() + received }, what });
      else printer.fail(what);
      reply(response, 200, stateOf(printer));
      return;
    }
    default:
      reply(response, 404, { problem: `there is no ${asked}` });
  }
}

/** What was not said stays as it is. */
function present<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(change)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function stateOf(printer: SimPrinter) {
  return {
    condition: printer.condition(),
    habits: printer.habits(),
    received: printer.received(),
    printed: printer.printed(),
    buffered: printer.buffered(),
    hosts: printer.hosts(),
    kicks: printer.kicks(),
    slips: printer.slips().map((slip) => ({
      isCut: slip.isCut,
      lines: printer.read(slip).lines,
      codes: printer.read(slip).codes,
    })),
  };
}

type Form = { readonly index: number; readonly form: 'txt' | 'png' };

function replySlip(response: ServerResponse, { printer, profile }: Watched, { form, index }: Form): void {
  const slip = printer.slips()[index];
  if (slip === undefined) {
    reply(response, 404, { problem: `there is no slip ${index}` });
    return;
  }
  const isPicture = form === 'png';
  response.writeHead(200, { 'content-type': isPicture ? 'image/png' : 'text/plain; charset=utf-8' });
  response.end(
    isPicture
      ? drawSlip(slip.bytes, profile)
      : printer
          .read(slip)
          .lines.map(({ text }) => `${text}\n`)
          .join(''),
  );
}
