import { SIGNATURE_WINDOW_MS } from '#shared/contract/agent-door.ts';

/** A lease to end a shift: long enough for a count with a short interruption when renewed by each key; short enough not to stand in the way. */
export const LEASE_MS = 2 * 60_000;

/** Clocks of instances differ by as much as those of tills may. */
const CLOCKS_DIFFER_MS = SIGNATURE_WINDOW_MS;

/**
 * Whether what was given for `forMs` still holds. One that would hold for longer was given while the clock was ahead; put
 * right, that clock must not keep anybody waiting for as long as it was wrong.
 */
export function holds(expiresAt: string, { at, forMs }: { readonly at: string; readonly forMs: number }): boolean {
  return expiresAt > at && expiresAt <= later(at, forMs + CLOCKS_DIFFER_MS);
}

/** A moment of the Agent's own clock, so many milliseconds on; same form, so that moments compare as texts. */
export function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
