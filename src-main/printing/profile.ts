import type { CodePage } from '#main/printing/code-page.ts';
import type { SlipLine } from '#shared/paper/laid-line.ts';

/** Where a fact about a printer comes from: the maker’s manual, the printer’s own answer, or others who say so. */
export type Provenance = 'documented' | 'probed' | 'unverified';

/** The sign that a job is on paper, strongest first. */
export type CompletionSignal =
  /** Epson `GS ( H`, function 48: answered when what came before is printed. */
  | 'process_id'
  /** Star `ETB`: a counter in its status goes on when the motor stops. */
  | 'etb_counter'
  /** `GS r` after the cut: everything before it was taken out of memory; the last lines may still be moving. */
  | 'fence'
  /** Only the printer’s state before and after. */
  | 'status'
  /** None: bytes go one way. */
  | 'none'
  /** The paper roll on the screen, where nothing can be lost on the way. */
  | 'shown';

/**
 * How images are told: in ESC/POS by `GS v 0`, which every clone has, or by `GS ( L`, Epson’s present one; in Star’s
 * languages by `ESC GS S`. `none`: its head draws no images, so that it gets none.
 */
export type RasterCommand = 'GS v 0' | 'GS ( L' | 'ESC GS S' | 'none';

/**
 * What printers differ in, as data. The numbers of the code pages are parameters of `ESC t` (Star: `ESC GS t`) from the
 * makers’ manuals and from two public capability databases; where those disagree only pages that both have stand here.
 */
export type PrinterProfile = {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'escpos' | 'star';
  /** Of font A. A property of the print head and its setting, not of the paper’s width. */
  readonly columns: number;
  /** In order of preference: the first page that has a character is taken. */
  readonly codePages: readonly PrinterCodePage[];
  readonly completion: CompletionSignal;
  /** Tells changes by itself (`GS a`, Star ASB). Where it does not, it is asked. */
  readonly hasStatusBack: boolean;
  /** Forgets what it has not printed when told (`DLE DC4`, function 8). */
  readonly hasBufferClear: boolean;
  readonly cutter: 'partial' | 'full' | 'none';
  /** Draws QR codes itself; TM-T88III and cheap heads do not, and get them as an image. */
  readonly hasQr: boolean;
  readonly raster: RasterCommand;
  /** Dots across the paper: what an image may be wide. */
  readonly dots: number;
  /** Rows of dots in one image command; longer images are striped. */
  readonly stripeRows: number;
  readonly drawer: PrinterDrawer;
  readonly provenance: ProfileProvenance;
};

export type PrinterCodePage = { readonly page: CodePage; readonly n: number };

/** The pulse that its maker gives a drawer, in ms; the magnet takes at most 510 (Citizen CT-S601, p. 24). */
export type PrinterDrawer = { readonly onMs: number; readonly offMs: number };

export type ProfileProvenance = {
  readonly codePages: Provenance;
  readonly completion: Provenance;
  readonly qr: Provenance;
};

export type EncodingJob = {
  readonly profile: PrinterProfile;
  /** Four characters of 0x20 to 0x7E that the printer says back when this job is on paper; null asks for no answer. */
  readonly processId: string | null;
  /** How often a Star printer counts at the end, so that its last count can be no earlier job’s. Default 1. */
  readonly counts?: number;
  /** Half a paper hangs out of the printer: it is cut off first, so that this one stands by itself. */
  readonly isAfterTorn?: boolean;
};

/** What would stand on the paper. */
export type DecodedPaper = {
  readonly lines: readonly SlipLine[];
  readonly cuts: number;
  readonly drawerPulses: number;
  /** Asked for by `GS ( H`, in order. */
  readonly processIds: readonly string[];
  /** Content of bar and QR codes, in order. */
  readonly codes: readonly string[];
  /** Images, striped ones as one. */
  readonly images: number;
};
