import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { scannedItem } from '#main/catalogue/scanned-item.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { lineTroubleWords } from '#main/device/line-trouble.ts';
import { say, speakRefusal } from '#main/language/speak.ts';
import type { Scanner } from '#main/scanner/open-scanner.ts';
import { scannerLine } from '#main/scanner/scanner-address.ts';
import { keepScannerAddress, readScannerAddress } from '#main/scanner/scanner-store.ts';
import type { ScannerState } from '#main/scanner/serial-scanner.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  explainScanSchema,
  HeardAtScanner,
  listenScannerSchema,
  ScanExplained,
  scannerShownSchema,
  setScannerSchema,
} from '#shared/contract/scanner-setup.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { explainScan } from '#shared/scanning/scan-test.ts';

type Done = Result<Record<string, never>, Refusal>;
/** The scanner is of the till, whichever ledger one works in. */
type Where = { readonly real: Database; readonly scanner: Scanner };

export function shownScanner(
  desk: Desk,
  { isGiven, real, scanner }: Where & { readonly isGiven: boolean },
): Result<z.infer<typeof scannerShownSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const state = scanner.state();
  return ok({
    address: readScannerAddress(real),
    isFromCommandLine: isGiven,
    state: state === null ? null : spokenState(desk, state, 'scanner.there'),
  });
}

/** Kept, and listened to before this answers; an empty address leaves the till to scanners that type. */
export async function setScanner(
  desk: Desk,
  { real, scanner }: Where,
  input: z.infer<typeof setScannerSchema>,
): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'device.scanner.set', input }, (): Done => {
    const { address } = input;
    if (address !== '' && scannerLine(address) === null) return no({ code: 'scanner_address_malformed' });
    keepScannerAddress(real, address);
    desk.journal.append(event('scanner.set_up', scene.value, { address }));
    return ok({});
  });
  if (done.ok) await scanner.reload();
  return done;
}

/** A code tried here is told to nobody else: it sells nothing. */
export async function* listenToScanner(
  desk: Desk,
  { scanner, signal }: { readonly scanner: Scanner; readonly signal: AbortSignal | undefined },
  { address }: z.infer<typeof listenScannerSchema>,
): AsyncGenerator<HeardAtScanner, void> {
  const operator = requireOperator(desk);
  const transport = scannerLine(address);
  if (!operator.ok || transport === null) {
    const refusal: Refusal = operator.ok ? { code: 'scanner_address_malformed' } : operator.refusal;
    yield { kind: 'state', isThere: false, words: speakRefusal(refusal, desk.configuration()).words };
    return;
  }
  for await (const heard of scanner.listen(transport, signal)) {
    if (heard.kind === 'test') yield heard;
    else yield { kind: 'state', ...spokenState(desk, heard.state, 'scanner.tried') };
  }
}

export function explainScanned(
  desk: Desk,
  { test }: z.infer<typeof explainScanSchema>,
): Result<ScanExplained, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const found = explainScan(test, (code) => {
    const known = scannedItem(desk, code);
    return known.ok ? ok(known.value.item.name) : known;
  });
  const { item } = found;
  return ok({
    ...found,
    troubles: [...found.troubles],
    item: item.ok
      ? { isFound: true, words: item.value }
      : { isFound: false, words: speakRefusal(item.refusal, desk.configuration()).words },
  });
}

function spokenState(desk: Desk, { isThere, trouble }: ScannerState, there: string) {
  const { language } = desk.configuration();
  if (trouble !== null) return { isThere, words: lineTroubleWords(trouble, language) };
  return { isThere, words: say(language, isThere ? there : 'scanner.gone') };
}
