import { Decimal } from 'decimal.js';
import { checkDigit } from '#shared/catalogue/barcode.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What a GS1 element string says of the thing scanned; what it does not say is absent. */
export type Gs1 = {
  /** 14 figures. */
  readonly gtin: string;
  /** Net weight in kilograms (AI 310n). */
  readonly weightKg?: Decimal;
  /** Price to pay in major units of the local currency (AI 392n). */
  readonly price?: Decimal;
  /** Pieces (AI 30 or 37). */
  readonly pieces?: Decimal;
};

export type Gs1Flaw = 'not_gs1' | 'no_item' | 'bad_check_digit';

/** The separator of open fields as it crosses here: the sign for the control character, which itself is no text. */
export const FNC1 = '␝';

/**
 * Lengths of what follows an application identifier, from its first two figures: these need no FNC1 behind them (GS1
 * General Specifications, figure 7.8.5-2). All others end with FNC1 or with the code.
 */
const FIXED_LENGTHS: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '03': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '31': 6,
  '32': 6,
  '33': 6,
  '34': 6,
  '35': 6,
  '36': 6,
  '41': 13,
};
/** Identifiers longer than two figures, by their first two. */
const IDENTIFIER_LENGTHS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['31', '32', '33', '34', '35', '36', '39', '70', '71', '72', '80', '81', '82'].map((ai) => [ai, 4]),
  ),
  ...Object.fromEntries(['23', '24', '25', '40', '41', '42'].map((ai) => [ai, 3])),
};

/**
 * Reads the element string of a GS1-128, GS1 DataBar or GS1 DataMatrix code, as a scanner gives it: identifiers without
 * brackets. Where a keyboard wedge swallows FNC1, only codes whose open fields stand last can be read.
 */
export function readGs1(text: string): Result<Gs1, Gs1Flaw> {
  const elements = elementsOf(text);
  if (elements === null) return no('not_gs1');
  const gtin = elements.get('01') ?? elements.get('02');
  if (gtin === undefined) return no('no_item');
  if (checkDigit(gtin.slice(0, -1)) !== Number(gtin.at(-1))) return no('bad_check_digit');
  const weightKg = scaled(elements, '310');
  const price = scaled(elements, '392');
  const pieces = elements.get('30') ?? elements.get('37');
  return ok({
    gtin,
    ...(weightKg === null ? {} : { weightKg }),
    ...(price === null ? {} : { price }),
    ...(pieces === undefined ? {} : { pieces: new Decimal(pieces) }),
  });
}

function elementsOf(text: string): ReadonlyMap<string, string> | null {
  const elements = new Map<string, string>();
  let rest = text.startsWith(FNC1) ? text.slice(1) : text;
  while (rest !== '') {
    const start = rest.slice(0, 2);
    if (!/^\d\d$/.test(start)) return null;
    const identifier = rest.slice(0, IDENTIFIER_LENGTHS[start] ?? 2);
    const fixed = FIXED_LENGTHS[start];
    const value =
      fixed === undefined
        ? untilFnc1(rest.slice(identifier.length))
        : rest.slice(identifier.length, identifier.length + fixed);
    if (value === '' || (fixed !== undefined && !new RegExp(`^\\d{${fixed}}$`).test(value))) return null;
    elements.set(identifier, value);
    rest = rest.slice(identifier.length + value.length);
    if (rest.startsWith(FNC1)) rest = rest.slice(1);
  }
  return elements.size === 0 ? null : elements;
}

function untilFnc1(text: string): string {
  const end = text.indexOf(FNC1);
  return end < 0 ? text : text.slice(0, end);
}

/** A value whose identifier’s last figure says how many decimals it has, such as 3103 for grams. */
function scaled(elements: ReadonlyMap<string, string>, family: string): Decimal | null {
  for (const [identifier, figures] of elements) {
    if (identifier.length !== 4 || !identifier.startsWith(family) || !/^\d{1,15}$/.test(figures)) continue;
    return new Decimal(figures).dividedBy(new Decimal(10).pow(Number(identifier.at(-1))));
  }
  return null;
}
