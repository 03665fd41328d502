import type { Desk } from '#main/desk/desk.ts';

/** A till that was heard so recently answers. The live line speaks more often than that. */
export const SILENT_MS = 15_000;

/** A till was heard just now and has told the Agent all that it wrote: what the Agent does not know of it, never was. */
export function isTillHeard(desk: Desk, till: string): boolean {
  if (!desk.isAgentReachable()) return false;
  const heard = desk
    .store()
    .tills()
    .find((one) => one.till === till);
  if (heard?.silentForMs == null || heard.unsent !== 0) return false;
  return heard.silentForMs + (desk.clock.now().monotonicMs - heard.heardMs) < SILENT_MS;
}
