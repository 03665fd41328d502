import type { PrinterProtocol } from '#main/printing/protocol.ts';
import { createStarDecoder, decodeStarPaper } from '#main/printing/star/decoder.ts';
import { encodeStarLines, starDrawerPulse } from '#main/printing/star/encoder.ts';
import { createStarStatusReader } from '#main/printing/star/status-reader.ts';

/** One block of status says everything, so there is one question: `ESC ACK SOH`, answered even when offline. */
export const STAR_PROTOCOL: PrinterProtocol = {
  encodeLines: encodeStarLines,
  decodePaper: decodeStarPaper,
  createDecoder: createStarDecoder,
  createReader: createStarStatusReader,
  questions: [{ expects: 'printer', bytes: Uint8Array.of(0x1b, 0x06, 0x01) }],
  tellChanges: Uint8Array.of(0x1b, 0x1e, 0x61, 0x01),
  identify: new Uint8Array(),
  clear: null,
  resume: null,
  drawerPulse: starDrawerPulse,
  drawerPulseNow: null,
};
