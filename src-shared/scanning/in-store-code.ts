import { z } from 'zod';

/**
 * How a shop builds the EAN-13 codes that its scales print: prefixes 20 to 29 are each shop's own, there is no layout that
 * all share (device reference, section 6). Positions count from 0; lengths are in figures.
 */
export const inStoreRuleSchema = z.strictObject({
  prefix: z.string().regex(/^(0[24]|2\d)\d{0,3}$/, 'begins with 02, 04 or 20 to 29'),
  /** Where the item's number stands. */
  item: z.strictObject({ from: z.int().min(1).max(11), length: z.int().min(1).max(10) }),
  /** Where the weight or price stands. */
  value: z.strictObject({ from: z.int().min(1).max(11), length: z.int().min(1).max(10) }),
  kind: z.enum(['weight', 'price']),
  /** Decimals of the value: 3 makes grams out of a weight, 2 cents out of a price. */
  decimals: z.int().min(0).max(4),
});
export type InStoreRule = z.infer<typeof inStoreRuleSchema>;

/** The rule with the longest prefix that the code begins with. */
export function ruleFor(code: string, rules: readonly InStoreRule[]): InStoreRule | null {
  const matching = rules.filter(({ prefix }) => code.startsWith(prefix));
  return matching.sort((one, other) => other.prefix.length - one.prefix.length)[0] ?? null;
}
