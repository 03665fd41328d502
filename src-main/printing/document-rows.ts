import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { must } from '#shared/assert.ts';
import { type PaperBlock, type PaperDocument, paperDocumentSchema } from '#shared/paper/paper-document.ts';

/** What stands in a kept document instead of an image’s dots. No dots can read so: they are base64. */
const KEPT_APART = 'sha256:';

/** Documents as the rows of print jobs have them: the dots of a logo stand once beside all that show it. */
export type DocumentRows = {
  readonly write: (document: PaperDocument) => string;
  /** Throws when the text is no document. */
  readonly read: (text: string) => PaperDocument;
};

export function documentRows(database: Database): DocumentRows {
  const keep = database.prepare('INSERT OR IGNORE INTO paper_image VALUES (?, ?)');
  const find = database.prepare<[string], string>('SELECT bits FROM paper_image WHERE fingerprint = ?').pluck();

  const apart = (bits: string): string => {
    const fingerprint = createHash('sha256').update(bits).digest('hex');
    keep.run(fingerprint, bits);
    return KEPT_APART + fingerprint;
  };
  const together = (bits: string): string =>
    bits.startsWith(KEPT_APART)
      ? must(find.get(bits.slice(KEPT_APART.length)), 'the image of a kept document is there')
      : bits;

  return {
    write: (document) => JSON.stringify(withBits(paperDocumentSchema.parse(document), apart)),
    read: (text) => paperDocumentSchema.parse(withBits(JSON.parse(text) as PaperDocument, together)),
  };
}

function withBits(document: PaperDocument, change: (bits: string) => string): PaperDocument {
  if (!Array.isArray(document.blocks)) return document;
  const changed = (block: PaperBlock): PaperBlock =>
    block.block === 'image' ? { ...block, bits: change(block.bits) } : block;
  return { ...document, blocks: document.blocks.map(changed) };
}
