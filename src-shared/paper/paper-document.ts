import { z } from 'zod';
import { paperImageSchema } from '#shared/contract/paper.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/**
 * A receipt or a report as a value: what stands on the paper, in which order, and nothing about any printer. It is kept
 * as JSON with the print job, so that a copy years later says exactly what the original said.
 */

const alignSchema = z.enum(['left', 'centre', 'right']);

/** `wide` doubles each character’s width, `tall` its height, `large` both. */
const sizeSchema = z.enum(['normal', 'wide', 'tall', 'large']);

const textBlockSchema = z.strictObject({
  block: z.literal('text'),
  text: z.string().max(2000),
  align: alignSchema,
  bold: z.boolean(),
  size: sizeSchema,
});

/** Words on the left, a figure or a second fact on the right, both on one line where they fit. */
const pairBlockSchema = z.strictObject({
  block: z.literal('pair'),
  left: z.string().max(2000),
  right: z.string().max(2000),
  indent: z.int().min(0).max(8),
  bold: z.boolean(),
});

/**
 * Rows whose cells stand under each other. `share` is the column’s part of the width, as weights: 1 and 3 are a quarter
 * and three quarters. Figures that need more get more; a row that fits no line is stacked, never cut.
 */
const tableBlockSchema = z.strictObject({
  block: z.literal('table'),
  columns: z
    .array(z.strictObject({ share: z.int().min(1).max(100), align: alignSchema }))
    .min(1)
    .max(8),
  rows: z.array(z.strictObject({ cells: z.array(z.string().max(500)).max(8), bold: z.boolean() })),
});

const ruleBlockSchema = z.strictObject({ block: z.literal('rule') });
const feedBlockSchema = z.strictObject({ block: z.literal('feed'), lines: z.int().min(1).max(20) });

/** EAN-13 takes 12 digits, or 13 with a right check digit; Code 128 what a keyboard can type. */
const barcodeBlockSchema = z.strictObject({
  block: z.literal('barcode'),
  symbology: z.enum(['ean13', 'code128']),
  value: z.string().regex(/^[ -~]{1,40}$/),
});

/** Printable characters only: a control byte inside a code could be a live real-time command of the printer. */
const qrBlockSchema = z.strictObject({ block: z.literal('qr'), value: z.string().regex(/^[ -~]{1,500}$/) });

/** A logo. */
const imageBlockSchema = z.strictObject({ block: z.literal('image'), ...paperImageSchema.shape });

const paperBlockSchema = z.discriminatedUnion('block', [
  textBlockSchema,
  pairBlockSchema,
  tableBlockSchema,
  ruleBlockSchema,
  feedBlockSchema,
  barcodeBlockSchema,
  qrBlockSchema,
  imageBlockSchema,
]);

/** What sets this paper apart from an original. Layout prints it, so that nobody composes a copy and forgets to say so. */
const markingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('copy'), n: z.int().min(1) }),
  z.strictObject({ kind: z.literal('interim') }),
  z.strictObject({ kind: z.literal('training') }),
  /** The shift was ended twice: the end that this report is of was taken back, and which one counts. */
  z.strictObject({ kind: z.literal('does_not_count'), report: z.string().max(100), till: z.string().max(100) }),
]);

export const paperDocumentSchema = z.strictObject({
  version: z.literal(1),
  language: z.enum(LANGUAGES),
  /** Stands above everything, the markings below it. Null on a receipt, which begins with the shop. */
  title: z.string().min(1).max(100).nullable(),
  /** A copy of an interim report carries both, and in training a third. */
  markings: z.array(markingSchema).max(4),
  blocks: z.array(paperBlockSchema).max(10_000),
});

export type PaperDocument = Readonly<z.infer<typeof paperDocumentSchema>>;
export type PaperBlock = Readonly<z.infer<typeof paperBlockSchema>>;
export type PaperTable = Readonly<z.infer<typeof tableBlockSchema>>;
export type PaperMarking = Readonly<z.infer<typeof markingSchema>>;
export type PaperAlign = z.infer<typeof alignSchema>;

/** The same paper, marked as made in training: whoever holds it sees at both ends that it is worth nothing. */
export function asTraining(document: PaperDocument): PaperDocument {
  return { ...document, markings: [{ kind: 'training' }, ...document.markings] };
}

/** The same paper, marked as the n-th copy, with what has become known since. Everything else stays as the original said it. */
export function asCopy(document: PaperDocument, n: number, since: readonly PaperMarking[] = []): PaperDocument {
  const kept = document.markings.filter(({ kind }) => kind !== 'copy' && kind !== 'does_not_count');
  return { ...document, markings: [{ kind: 'copy', n }, ...kept, ...since] };
}

/** The same paper below the shop’s logo, where it has one. */
export function underLogo(document: PaperDocument, logo: PaperImage | null): PaperDocument {
  return logo === null ? document : { ...document, blocks: [{ block: 'image', ...logo }, ...document.blocks] };
}
