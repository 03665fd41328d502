/** For what cannot happen; on in production. A message names the rule, `facts` the values that broke it. */
export function assert(
  condition: boolean,
  rule: string,
  facts: Readonly<Record<string, unknown>> = {},
): asserts condition {
  if (!condition) throw new Error(`Broken rule: ${rule} ${JSON.stringify(facts)}`);
}

/** Narrows away `undefined` and `null` where the code knows better than the compiler. */
export function must<T>(value: T | null | undefined, rule: string): T {
  if (value === null || value === undefined) throw new Error(`Broken rule: ${rule}`);
  return value;
}

/** The end of every switch over a union: the compiler fails here when a member is added. */
export function unreachable(value: never): never {
  throw new Error(`Broken rule: every case is handled ${JSON.stringify(value)}`);
}
