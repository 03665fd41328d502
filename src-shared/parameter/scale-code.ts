import { type InStoreRule, inStoreRuleSchema } from '#shared/scanning/in-store-code.ts';

/**
 * A rule for the codes of a shop's scales as it is written on paper: the thirteen figures of the code one by one, "29IIIIIWWWWWC".
 * Figures stand for themselves and begin it, I is the item's number, W a weight, P a price, C the check figure, ? any other.
 */
export type ScaleCode = { readonly layout: string; readonly decimals: string };

const FIGURES = 13;
const LAYOUT = /^(\d+)\??(?:\?*I+\?*(?:W+|P+)|\?*(?:W+|P+)\?*I+)\?*C$/;

/** Null: it is no layout of thirteen figures, or one that no scale prints. */
export function readScaleCode({ decimals, layout }: ScaleCode): InStoreRule | null {
  const written = layout.replaceAll(' ', '').toUpperCase();
  const prefix = LAYOUT.exec(written)?.[1];
  if (written.length !== FIGURES || prefix === undefined || !/^\d$/.test(decimals.trim())) return null;
  const kind = written.includes('W') ? 'weight' : 'price';
  const read = inStoreRuleSchema.safeParse({
    prefix,
    item: placeOf(written, 'I'),
    value: placeOf(written, kind === 'weight' ? 'W' : 'P'),
    kind,
    decimals: Number(decimals),
  });
  return read.success ? read.data : null;
}

export function writeScaleCode({ decimals, item, kind, prefix, value }: InStoreRule): ScaleCode {
  const figures = Array.from({ length: FIGURES }, (_, at) => {
    if (at < prefix.length) return prefix[at];
    if (isIn(item, at)) return 'I';
    if (isIn(value, at)) return kind === 'weight' ? 'W' : 'P';
    return at === FIGURES - 1 ? 'C' : '?';
  });
  return { layout: figures.join(''), decimals: String(decimals) };
}

type Place = InStoreRule['item'];

function isIn({ from, length }: Place, at: number): boolean {
  return at >= from && at < from + length;
}

function placeOf(written: string, sign: string): Place {
  const from = written.indexOf(sign);
  return { from, length: written.lastIndexOf(sign) - from + 1 };
}
