import { ESCPOS_PROTOCOL } from '#main/printing/escpos/escpos-protocol.ts';
import type { DecodedPaper, EncodingJob, PrinterProfile } from '#main/printing/profile.ts';
import type { PrinterProtocol } from '#main/printing/protocol.ts';
import { isPrintable, SECOND_COLUMN, spellFor } from '#main/printing/spelling.ts';
import { STAR_PROTOCOL } from '#main/printing/star/star-protocol.ts';
import type { LaidLine } from '#shared/paper/laid-line.ts';
import { layOut } from '#shared/paper/layout.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

const PROTOCOLS: Readonly<Record<PrinterProfile['protocol'], PrinterProtocol>> = {
  escpos: ESCPOS_PROTOCOL,
  star: STAR_PROTOCOL,
};

export function protocolOf(profile: PrinterProfile): PrinterProtocol {
  return PROTOCOLS[profile.protocol];
}

/** The bytes of a document for one kind of printer. */
export function encodeDocument(document: PaperDocument, job: EncodingJob): Uint8Array {
  return protocolOf(job.profile).encodeLines(linesFor(document, job.profile), job);
}

/** What those bytes put on paper. The document says which letters may have been drawn. */
export function decodeDocument(bytes: Uint8Array, document: PaperDocument, profile: PrinterProfile): DecodedPaper {
  return protocolOf(profile).decodePaper(bytes, profile, { drawn: drawnIn(linesFor(document, profile), profile) });
}

export function linesFor(document: PaperDocument, profile: PrinterProfile): readonly LaidLine[] {
  return layOut(document, { columns: profile.columns, spell: spellFor(profile) });
}

function drawnIn(lines: readonly LaidLine[], profile: PrinterProfile): string {
  const letters = lines.flatMap(({ text }) => [...text.replace(/[ -~]/g, '')]);
  return [...new Set(letters)].filter((letter) => letter !== SECOND_COLUMN && !isPrintable(letter, profile)).join('');
}
