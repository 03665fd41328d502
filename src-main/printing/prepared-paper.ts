import { createHash } from 'node:crypto';
import { linesFor, protocolOf } from '#main/printing/encode-document.ts';
import type { EncodingJob, PrinterProfile } from '#main/printing/profile.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

export type PreparedPaper = {
  /** What the bytes are made for. */
  readonly profile: PrinterProfile;
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
  readonly processId: string | null;
  /** How often the printer will count it; 0 where nothing is counted. */
  readonly counts: number;
  /** For deadlines: a long paper takes longer. */
  readonly lines: number;
};

const PROCESS_ID_FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The bytes of a document. Each job has its own process id, so that a late answer is never taken for another job’s. */
export function preparePaper(
  document: PaperDocument,
  {
    counts,
    ordinal,
    ...job
  }: Pick<EncodingJob, 'profile' | 'isAfterTorn'> & Pick<PreparedPaper, 'counts'> & { readonly ordinal: number },
): PreparedPaper {
  const { profile } = job;
  const processId = profile.completion === 'process_id' ? processIdOf(ordinal) : null;
  const lines = linesFor(document, profile);
  const bytes = protocolOf(profile).encodeLines(lines, { ...job, counts, processId });
  return {
    profile,
    bytes,
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    processId,
    counts,
    lines: lines.length,
  };
}

/** 62^4 ids: nearly fifteen million papers of one till before the first comes again. */
export function processIdOf(ordinal: number): string {
  let left = ordinal;
  let id = '';
  for (let place = 0; place < 4; place += 1) {
    id = (PROCESS_ID_FIGURES[left % 62] ?? '0') + id;
    left = Math.trunc(left / 62);
  }
  return id;
}
