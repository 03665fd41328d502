import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { lineTroubleWords } from '#main/device/line-trouble.ts';
import { type DisplayAddress, parseDisplayAddress } from '#main/display/display-address.ts';
import { displayEncoder } from '#main/display/display-protocol.ts';
import { keepDisplayAddress } from '#main/display/display-store.ts';
import type { DrivenDisplay } from '#main/display/drive-display.ts';
import { displayWords } from '#main/display/open-display.ts';
import { say } from '#main/language/speak.ts';
import type { Paper } from '#main/paper/open-paper.ts';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { realTimers, withDeadline } from '#main/printing/timers.ts';
import { letGo } from '#main/printing/transport/let-go.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { addressLabel } from '#main/printing/transport/printer-address.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import type { displayTestSchema, setDisplaySchema, testDisplaySchema } from '#shared/contract/device-setup.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { displayLines } from '#shared/display/display-text.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Done = Result<Record<string, never>, Refusal>;
/** The display is of the till, whichever ledger one works in. */
type Where = { readonly paper: Paper; readonly display: DrivenDisplay; readonly real: Database };

/** Kept, and driven before this answers: it shows the document that is being typed. */
export async function setDisplay(
  desk: Desk,
  { display, paper, real }: Where,
  input: z.infer<typeof setDisplaySchema>,
): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'device.display.set', input }, (): Done => {
    const { address } = input;
    if (address !== '' && !parseDisplayAddress(address).ok) return no({ code: 'display_address_malformed' });
    keepDisplayAddress(real, address);
    desk.journal.append(event('display.set_up', scene.value, { address }));
    return ok({});
  });
  if (done.ok) await display.reload(paper.reload);
  return done;
}

/** Writes two lines to a display at an address that is only tried. Displays answer nothing: a person looks. */
export async function testDisplay(
  desk: Desk,
  { display, paper }: Pick<Where, 'display' | 'paper'>,
  { address: text }: z.infer<typeof testDisplaySchema>,
): Promise<Result<z.infer<typeof displayTestSchema>, Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const read = parseDisplayAddress(text);
  if (!read.ok) return no({ code: 'display_address_malformed' });
  const { language, shop } = desk.configuration();
  const address = addressLabel(read.value.at);
  const written = await display.rest(() => writeTest(desk, paper, read.value));
  if (!written.ok) {
    const reason = lineTroubleWords(written.refusal, language);
    return ok({ isWritten: false, words: say(language, 'displayTest.silent', { address, reason }) });
  }
  return ok({ isWritten: true, words: say(language, 'displayTest.written', { address, shop: shop.name }) });
}

/** Through the printer where it hangs at the same address: its cable is held by the till itself. */
async function writeTest(
  desk: Desk,
  paper: Paper,
  { at, dialect }: DisplayAddress,
): Promise<Result<null, PrintTrouble>> {
  const behind = paper
    .printers()
    .find(({ hasPaper, place }) => hasPaper && addressLabel(place.address) === addressLabel(at));
  const { language, shop } = desk.configuration();
  const encoder = displayEncoder({ dialect, isPassThrough: behind !== undefined });
  const lines = displayLines({ kind: 'welcome', shop: shop.name }, { language, words: displayWords(language) });
  const bytes = Buffer.concat([encoder.begin(), encoder.show(lines)]);
  if (behind !== undefined) return behind.worker.say(bytes, { holdMs: 0 });
  const wait = { timers: realTimers, delayMs: DEADLINES.openMs, stop: new AbortController().signal };
  const opened = await withDeadline(wait, transportFor(at).open);
  if (!opened.ok) return opened;
  const written = await withDeadline(wait, (late) => opened.value.write(bytes, late));
  await letGo(opened.value, wait);
  return written;
}
