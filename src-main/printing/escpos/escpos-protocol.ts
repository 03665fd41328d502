import { createDecoder, decodePaper } from '#main/printing/escpos/decoder.ts';
import { drawerPulse, drawerPulseNow, encodeLines } from '#main/printing/escpos/encoder.ts';
import { createStatusReader } from '#main/printing/escpos/status-reader.ts';
import type { PrinterProtocol } from '#main/printing/protocol.ts';

export const ESCPOS_PROTOCOL: PrinterProtocol = {
  encodeLines,
  decodePaper,
  createDecoder,
  createReader: createStatusReader,
  questions: [
    { expects: 'printer', bytes: Uint8Array.of(0x10, 0x04, 0x01) },
    { expects: 'offline_cause', bytes: Uint8Array.of(0x10, 0x04, 0x02) },
    { expects: 'error_cause', bytes: Uint8Array.of(0x10, 0x04, 0x03) },
    { expects: 'paper', bytes: Uint8Array.of(0x10, 0x04, 0x04) },
  ],
  tellChanges: Uint8Array.of(0x1d, 0x61, 0x0f),
  // Firmware, maker, model, serial number.
  identify: Uint8Array.of(0x1d, 0x49, 0x41, 0x1d, 0x49, 0x42, 0x1d, 0x49, 0x43, 0x1d, 0x49, 0x44),
  clear: Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08),
  resume: Uint8Array.of(0x10, 0x05, 0x01),
  drawerPulse,
  drawerPulseNow,
};
