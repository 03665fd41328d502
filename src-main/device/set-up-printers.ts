import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { isCodePage, isSpoken, paperProfile } from '#main/device/printer-places.ts';
import { forgetPrinter, keepPrinter, readPrinters } from '#main/device/printer-store.ts';
import type { DrivenDisplay } from '#main/display/drive-display.ts';
import type { Paper } from '#main/paper/open-paper.ts';
import { candidates, codePageTest, TEST_LETTERS } from '#main/printing/code-page-test.ts';
import { TIERS } from '#main/printing/preflight.ts';
import { troubleReason } from '#main/printing/print-trouble.ts';
import { PROFILES, profileById } from '#main/printing/profiles.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import type {
  printerProfileSchema,
  removePrinterSchema,
  ShownPrinter,
  setPrinterSchema,
  testPrinterSchema,
} from '#shared/contract/printer.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type PrinterSetting, RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import { event } from '#shared/journal/decision.ts';
import { composeTestPage } from '#shared/paper/test-page.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Done = Result<Record<string, never>, Refusal>;

/** Settings are of the till, whichever ledger one works in; training prints on the same printers. */
type Where = { readonly paper: Paper; readonly display: DrivenDisplay; readonly real: Database };

export function shownProfiles(desk: Desk): Result<z.infer<typeof printerProfileSchema>[], Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return ok(
    PROFILES.flatMap(({ completion, ...profile }) =>
      completion === 'shown'
        ? []
        : [
            {
              id: profile.id,
              name: profile.name,
              protocol: profile.protocol,
              columns: profile.columns,
              completion,
              cutter: profile.cutter,
              hasQr: profile.hasQr,
              raster: profile.raster,
              drawer: profile.drawer,
              certainty: completion === 'none' ? 'D' : TIERS[completion],
              codePages: [...candidates(profile)],
              provenance: profile.provenance.completion,
            },
          ],
    ),
  );
}

export function listPrinters(
  desk: Desk,
  paper: Paper,
  { isGiven }: { readonly isGiven: boolean },
): Result<ShownPrinter[], Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return ok(
    paper.printers().map((one) => {
      const { setting } = one.place;
      const codePages = setting.codePages === null ? null : [...setting.codePages];
      return {
        setting: { ...setting, codePages },
        state: paper.printerState(one),
        isFromCommandLine: isGiven && setting.id === RECEIPT_PRINTER_ID,
      };
    }),
  );
}

/** Checked in this order: right, address, profile, what differs from it, code pages. The printer is driven anew before this answers. */
export async function setPrinter(
  desk: Desk,
  { display, paper, real }: Where,
  input: z.infer<typeof setPrinterSchema>,
): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'device.printer.set', input }, (): Done => {
    const { printer } = input;
    const address = parsePrinterAddress(printer.address);
    if (!address.ok) return no({ code: 'printer_address_malformed' });
    const isOnPaper = address.value.kind !== 'screen' && address.value.kind !== 'none';
    const base = isOnPaper ? paperProfile(printer.profileId) : profileById(printer.profileId);
    if (isOnPaper && base === null) return no({ code: 'printer_profile_unknown' });
    const isFitting = Object.values(printer.own ?? {}).every((one) => base === null || isSpoken(base, one));
    if (!isFitting) return no({ code: 'choice_unknown' });
    if (!(printer.codePages ?? []).every(({ page }) => isCodePage(page))) return no({ code: 'choice_unknown' });
    keepPrinter(real, printer);
    desk.journal.append(event('printer.set_up', scene.value, printer));
    return ok({});
  });
  if (done.ok) await display.reload(paper.reload);
  return done;
}

export async function removePrinter(
  desk: Desk,
  { display, paper, real }: Where,
  input: z.infer<typeof removePrinterSchema>,
): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'device.printer.remove', input }, (): Done => {
    const { printerId } = input;
    if (printerId === RECEIPT_PRINTER_ID) return no({ code: 'printer_needed' });
    if (!readPrinters(real).some(({ id }) => id === printerId)) return no({ code: 'printer_unknown' });
    const waiting =
      paper
        .printers()
        .find(({ place }) => place.setting.id === printerId)
        ?.worker.status().waiting ?? 0;
    if (waiting > 0) return no({ code: 'printer_has_papers', facts: { count: waiting } });
    forgetPrinter(real, printerId);
    desk.journal.append(event('printer.removed', scene.value, { printerId }));
    return ok({});
  });
  if (done.ok) await display.reload(paper.reload);
  return done;
}

/** Prints on a printer that is set up. The page is a paper like any other, named, counted and asked about. */
export async function testPrinter(desk: Desk, paper: Paper, input: z.infer<typeof testPrinterSchema>): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const printer = paper.printers().find(({ place }) => place.setting.id === input.printerId);
  if (printer === undefined || !printer.hasPaper) return no({ code: 'printer_unknown' });
  if (input.what === 'page')
    return carryOut(desk, { call: 'device.printer.test', input }, () => queueTestPage(desk, printer.place));
  const { language } = desk.configuration();
  const lines = codePageTest(printer.place.profile);
  // Windows takes each slice for a paper of its own, and does not say in which order it prints them.
  const slices = printer.worker.status().kind === 'spooler' ? [Buffer.concat(lines)] : lines;
  for (const line of slices) {
    const said = await printer.worker.say(line, { holdMs: 0 });
    if (!said.ok) return no({ code: 'printer_not_asked', facts: { reason: troubleReason(said.refusal, language) } });
  }
  return ok({});
}

type Place = ReturnType<Paper['printers']>[number]['place'];

function queueTestPage(desk: Desk, { profile, setting }: Place): Done {
  const { language, tillCode } = desk.configuration();
  const { wall } = desk.clock.now();
  desk.queuePaper({
    id: desk.newId(),
    kind: 'test_page',
    documentNumber: setting.name,
    queuedAt: wall,
    printerId: setting.id,
    document: composeTestPage({
      language,
      tillCode,
      printerName: setting.name,
      address: setting.address,
      profileName: profile.name,
      differs: differencesOf(setting),
      columns: profile.columns,
      codePages: profile.codePages.map(({ n, page }) => `${page} ${n}`).join(', '),
      at: wall,
      letters: TEST_LETTERS,
    }),
  });
  return ok({});
}

/** In the words of the settings’ file, which whoever reads the page may have to write. */
function differencesOf({ own = {} }: PrinterSetting): string {
  const written = Object.entries(own).map(([name, value]) => `${name} ${value}`);
  return written.join(', ');
}
