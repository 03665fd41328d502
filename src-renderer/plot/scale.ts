/** Round steps for an axis: 1, 2, 2.5 or 5 times a power of ten, so that at most `most` lines are drawn. */
export function roundStep(highest: number, most: number): number {
  if (highest <= 0) return 1;
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

export function axisLines(highest: number, most: number): readonly number[] {
  const step = roundStep(highest, most);
  return Array.from({ length: Math.floor(highest / step) }, (_, index) => step * (index + 1));
}
