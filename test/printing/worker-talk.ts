import { vi } from 'vitest';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { GENERIC_PROFILE, profileById } from '#main/printing/profiles.ts';
import { must } from '#shared/assert.ts';
import { type PrintingTill, steadyClock } from '#test/printing/printing-till.ts';

export const EPSON = must(profileById('epson-tm-t88'), 'there is an Epson profile');
export const STAR = must(profileById('star-line'), 'there is a Star profile');
export const NOW = steadyClock().now().wall;

export function until(claim: () => void): Promise<void> {
  return vi.waitFor(claim, { timeout: 20_000, interval: 5 });
}

export function stateOf(till: PrintingTill, id: string): string | undefined {
  return till.store.find(id)?.state;
}

export function texts(bytes: Uint8Array): readonly string[] {
  return decodePaper(bytes, GENERIC_PROFILE).lines.map(({ text }) => text);
}
