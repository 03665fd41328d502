import { z } from 'zod';
import { barcodeFlaw } from '#shared/catalogue/barcode.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Result } from '#shared/result.ts';
import { symbologyNamed, symbologyOfShape } from '#shared/scanning/symbology.ts';

/** What the installer may scan where no goods are at hand. Y and Z, dash and slash lie elsewhere on half of Europe’s keyboards. */
export const TEST_CODE = 'TILL-YZ/1';

/** One code as it came from a scanner that is being set up. */
export const scanTestSchema = z.strictObject({
  by: z.enum(['keyboard', 'serial']),
  text: z.string().max(300).describe('as it came, without what ended it'),
  end: z
    .enum(['enter', 'tab', 'cr', 'lf', 'crlf', 'etx', 'none'])
    .describe('what ended it; none: silence, which ends nothing at a keyboard'),
  gapMs: z.number().min(0).nullable().describe('between two characters, as most of them came; null: there was one'),
  asUs: z
    .string()
    .max(300)
    .describe('what the same keys type on the keyboard of the United States, which scanners are delivered with'),
  missed: z.enum(['short', 'slow']).nullable().describe('why the windows took it for typing; null: they take it'),
  unreadable: z.int().min(0).describe('bytes that are no characters of a code'),
});
export type ScanTest = z.infer<typeof scanTestSchema>;

export const SCAN_TROUBLES = ['speed', 'layout', 'capsLock', 'noEnd', 'tabEnd', 'short', 'slow'] as const;
export type ScanTrouble = (typeof SCAN_TROUBLES)[number];

export type ScanFindings = {
  /** Without the symbology that the scanner put before it. */
  readonly code: string;
  /** Told by the scanner, or seen from the code’s shape; null: neither. */
  readonly symbology: { readonly name: string; readonly isTold: boolean } | null;
  readonly isTestCode: boolean;
  /** Its name, or why the till knows none by this code. */
  readonly item: Result<string, Refusal>;
  /** What has to be changed at the scanner; the gravest first. */
  readonly troubles: readonly ScanTrouble[];
};

type KnowItem = (code: string) => Result<string, Refusal>;

/** What an installer should know of a code that came. `knowItem` asks as a sale would. */
export function explainScan(test: ScanTest, knowItem: KnowItem): ScanFindings {
  const code = bare(test.text);
  const told = symbologyNamed(test.text);
  const name = told ?? symbologyOfShape(code);
  return {
    code,
    symbology: name === null ? null : { name, isTold: told !== null },
    isTestCode: code === TEST_CODE,
    item: knowItem(test.text),
    troubles: troublesOf(test, knowItem),
  };
}

function troublesOf(test: ScanTest, knowItem: KnowItem): readonly ScanTrouble[] {
  // Figures of noise prove nothing else.
  if (test.unreadable > 0) return ['speed'];
  const wrongKeys = wrongKeysOf(test, knowItem);
  return [...(wrongKeys === null ? [] : [wrongKeys]), ...endTroubles(test)];
}

/**
 * A scanner that types presses keys, not letters: only a code that makes sense by its keys and none by its letters proves
 * that scanner and computer differ about them.
 */
function wrongKeysOf({ asUs, text }: ScanTest, knowItem: KnowItem): ScanTrouble | null {
  if (asUs === text || isMeant(text, knowItem) || !isMeant(asUs, knowItem)) return null;
  return asUs.toLowerCase() === text.toLowerCase() ? 'capsLock' : 'layout';
}

function isMeant(text: string, knowItem: KnowItem): boolean {
  const code = bare(text);
  const isGtin = code.length >= 8 && barcodeFlaw(code) === null;
  return code === TEST_CODE || isGtin || knowItem(text).ok;
}

function endTroubles({ by, end, missed }: ScanTest): readonly ScanTrouble[] {
  if (by === 'serial') return [];
  if (end === 'none') return ['noEnd'];
  if (end === 'tab') return ['tabEnd'];
  return missed === null ? [] : [missed];
}

function bare(text: string): string {
  return text.replace(/^\][A-Za-z]\d/, '').trim();
}
