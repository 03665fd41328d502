/** A moment of the Agent's own clock, so many milliseconds on; same form, so that moments compare as texts. */
export function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
