import type { z } from 'zod';
import type { paperImageSchema, paperLineSchema, slipLineSchema } from '#shared/contract/paper.ts';

/** One printed line: the text itself, not padded for its alignment, never longer than the paper. */
export type PaperLine = Readonly<z.infer<typeof paperLineSchema>>;

/** A machine-readable code in the place of a line; the line’s text is what people read under it. */
export type PaperCode = { readonly symbology: 'ean13' | 'code128' | 'qr'; readonly value: string };

export type PaperImage = Readonly<z.infer<typeof paperImageSchema>>;

/** A line as it is read back from a printer’s bytes. */
export type SlipLine = Readonly<z.infer<typeof slipLineSchema>>;

export type LaidLine = PaperLine & { readonly code: PaperCode | null; readonly image: PaperImage | null };

export const EMPTY_LINE: LaidLine = {
  text: '',
  bold: false,
  wide: false,
  tall: false,
  align: 'left',
  code: null,
  image: null,
};
