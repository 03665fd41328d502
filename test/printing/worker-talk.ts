import { vi } from 'vitest';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { GENERIC_PROFILE, PROFILES } from '#main/printing/escpos/profiles.ts';
import { must } from '#shared/assert.ts';
import { type PrintingTill, steadyClock } from '#test/printing/printing-till.ts';

export const EPSON = must(
  PROFILES.find(({ id }) => id === 'epson-tm'),
  'there is an Epson profile',
);
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

export function answerTo(bytes: Buffer): Buffer | null {
  const [id] = decodePaper(bytes, EPSON).processIds;
  return id === undefined ? null : Buffer.from(`7"${id}\0`, 'latin1');
}
