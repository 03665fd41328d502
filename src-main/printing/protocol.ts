import type { Decoder, DecoderOptions } from '#main/printing/decoder.ts';
import type { PrinterCondition } from '#main/printing/printer-condition.ts';
import type { DecodedPaper, EncodingJob, PrinterProfile } from '#main/printing/profile.ts';
import type { LaidLine } from '#shared/paper/laid-line.ts';

/** One thing a printer said, in no printer’s language. */
export type Heard =
  /** Everything up to the sign with this name is on paper. */
  | { readonly kind: 'confirmed'; readonly sign: string }
  /** A change it tells by itself. */
  | { readonly kind: 'condition'; readonly change: Partial<PrinterCondition> }
  /** The answer to the oldest open question. */
  | { readonly kind: 'answer'; readonly change: Partial<PrinterCondition> }
  /** Everything sent before the fence was taken out of the printer’s memory. */
  | { readonly kind: 'fence' }
  /** Its memory was cleared, as asked. */
  | { readonly kind: 'cleared' }
  /** Maker, model, serial number: what it was asked to say about itself. Never proof of what it can do. */
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'garbage'; readonly byte: number };

/** What a reader may be told to expect, in the order in which it was asked. */
export type Expected = 'printer' | 'offline_cause' | 'error_cause' | 'paper' | 'fence';

export type Question = { readonly expects: Expected; readonly bytes: Uint8Array };

/** A state machine over what a printer says. Slices of any size; garbage never stops it and it never throws. */
export type StatusReader = {
  readonly push: (bytes: Uint8Array) => readonly Heard[];
  /** The next answer is to this question: the bytes of an answer do not say so themselves. */
  readonly expect: (expected: Expected) => void;
  /** Open questions are forgotten, and half a block if nothing came since the last time. */
  readonly forget: () => void;
};

/** A printer language: pure encoders and decoders, and the bytes of the conversation around a job. */
export type PrinterProtocol = {
  readonly encodeLines: (lines: readonly LaidLine[], job: EncodingJob) => Uint8Array;
  readonly decodePaper: (bytes: Uint8Array, profile: PrinterProfile, options?: DecoderOptions) => DecodedPaper;
  readonly createDecoder: (profile: PrinterProfile, options?: DecoderOptions) => Decoder;
  readonly createReader: () => StatusReader;
  /** All of them together say everything that would stop a job; the first alone says that somebody is there. */
  readonly questions: readonly [Question, ...Question[]];
  /** Asks to be told of each change by itself. */
  readonly tellChanges: Uint8Array;
  /** Asks who it is; the answers come as `told`. */
  readonly identify: Uint8Array;
  /** Forgets everything received and not yet printed; answered with `cleared`. Null where there is no such command. */
  readonly clear: Uint8Array | null;
  /** Goes on after a person cleared the cutter, from the line where it stopped. */
  readonly resume: Uint8Array | null;
  readonly drawerPulse: (pulse: DrawerPulse) => Uint8Array;
  /** At once, even while it is out of paper; never waits behind a job. Null where there is no such command. */
  readonly drawerPulseNow: ((pulse: DrawerPulse) => Uint8Array) | null;
};

export type DrawerPulse = { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number };
