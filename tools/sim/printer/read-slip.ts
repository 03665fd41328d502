import { protocolOf } from '#main/printing/encode-document.ts';
import type { DecodedPaper, PrinterProfile } from '#main/printing/profile.ts';
import type { SimSlip } from '#tools/sim/printer/sim-parts.ts';

/** What stands on a slip: each stretch between two losses of memory is read by itself, as the printer did. */
export function readSlip({ breaks, bytes }: SimSlip, profile: PrinterProfile): DecodedPaper {
  const edges = [0, ...breaks, bytes.length];
  const parts = edges.slice(1).map((to, index) => {
    return protocolOf(profile).decodePaper(bytes.subarray(edges[index] ?? 0, to), profile);
  });
  return {
    lines: parts.flatMap(({ lines }) => lines),
    cuts: parts.reduce((sum, { cuts }) => sum + cuts, 0),
    drawerPulses: parts.reduce((sum, { drawerPulses }) => sum + drawerPulses, 0),
    processIds: parts.flatMap(({ processIds }) => processIds),
    codes: parts.flatMap(({ codes }) => codes),
    images: parts.reduce((sum, { images }) => sum + images, 0),
  };
}
