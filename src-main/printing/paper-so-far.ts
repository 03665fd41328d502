import { type CodePage, characterOf } from '#main/printing/code-page.ts';
import type { DecodedPaper, PrinterProfile } from '#main/printing/profile.ts';
import { paperImageOf } from '#main/printing/raster/paper-image.ts';
import { readDrawn } from '#main/printing/raster/read-drawn.ts';
import type { PaperLine, SlipLine } from '#shared/paper/laid-line.ts';

const PLAIN = { bold: false, wide: false, tall: false };
const ALIGNS = ['left', 'centre', 'right'] as const;
/** Feeding is cheap to ask for; a stream of feed commands shall not fill the memory. */
const LINES_MAX = 20_000;

/** More than anybody prints as one picture, and as much as a document may hold. */
const IMAGE_ROWS_MAX = 1_024;
const IMAGE_BYTES_WIDE_MAX = 128;

/** Rows of dots that one command brings. */
export type Stripe = { readonly wide: number; readonly height: number; readonly bytes: readonly number[] };

/** What a command does to the paper; commands that leave no mark stand in no table. */
export type Effect = (paper: PaperSoFar, parameters: readonly number[], payload: readonly number[]) => void;

/** The paper as a printer writes it, whatever language it is told in: one line under the head, the others above. */
export class PaperSoFar {
  readonly #profile: PrinterProfile;
  readonly #pageAtReset: number;
  readonly #drawn: string;
  readonly #lines: SlipLine[] = [];
  readonly #processIds: string[] = [];
  readonly #codes: string[] = [];
  #cuts = 0;
  #drawerPulses = 0;
  #images = 0;
  #image: { readonly wide: number; readonly bytes: number[]; height: number } | null = null;
  #stored: Stripe | null = null;
  #page: CodePage | null;
  #style = PLAIN;
  #align: PaperLine['align'] = 'left';
  #line: { readonly style: typeof PLAIN; text: string; width: number } | null = null;
  #storedQr = '';

  /**
   * `pageAtReset`: where a printer of this language stands after a reset, CP437, whether or not the profile uses it.
   * `drawn`: letters that may stand there as images, to be told by their shape.
   */
  constructor(
    profile: PrinterProfile,
    { pageAtReset, drawn }: { readonly pageAtReset: number; readonly drawn: string },
  ) {
    this.#profile = profile;
    this.#pageAtReset = pageAtReset;
    this.#drawn = drawn;
    this.#page = this.#pageOf(pageAtReset);
  }

  get paper(): DecodedPaper {
    return {
      lines: [...this.#lines, ...this.#imageSoFar()],
      cuts: this.#cuts,
      drawerPulses: this.#drawerPulses,
      processIds: [...this.#processIds],
      codes: [...this.#codes],
      images: this.#images,
    };
  }

  reset(): void {
    this.#page = this.#pageOf(this.#pageAtReset);
    this.#style = PLAIN;
    this.#align = 'left';
    this.#line = null;
  }

  /** A byte of text; control bytes that no language gives a meaning are nothing. */
  byte(byte: number): void {
    if (byte === 0x0a) this.endLine();
    else if (byte >= 0x80) this.character(this.#page === null ? '\uFFFD' : characterOf(byte, this.#page));
    else if (byte >= 0x20 && byte !== 0x7f) this.character(String.fromCharCode(byte));
  }

  character(text: string): void {
    const width = this.#style.wide ? 2 : 1;
    if (this.#line !== null && this.#line.width + width > this.#profile.columns) this.endLine();
    this.#line ??= { style: this.#style, text: '', width: 0 };
    this.#line.text += text;
    this.#line.width += width;
  }

  /** A column of dots that may be letters of no code page. */
  columns(bytes: readonly number[]): void {
    for (const letter of readDrawn(bytes, { drawn: this.#drawn, isWide: this.#style.wide })) this.character(letter);
  }

  endBegunLine(): void {
    if (this.#line !== null) this.endLine();
  }

  endLine(): void {
    if (this.#line === null) this.#put('', PLAIN);
    else this.#put(this.#line.text, this.#line.style);
  }

  feed(lines: number): void {
    for (let fed = 0; fed < lines; fed += 1) this.endLine();
  }

  styled(style: Partial<typeof PLAIN>): void {
    this.#style = { ...this.#style, ...style };
  }

  /** 0, 1, 2 or the digits for them: left, centre, right. */
  aligned(n: number): void {
    this.#align = ALIGNS[n % 48] ?? this.#align;
  }

  onPage(n: number): void {
    this.#page = this.#pageOf(n);
  }

  cut(): void {
    this.#cuts += 1;
  }

  pulse(): void {
    this.#drawerPulses += 1;
  }

  processId(id: string): void {
    this.#processIds.push(id);
  }

  barcode(text: string): void {
    this.#codes.push(text);
  }

  storeQr(text: string): void {
    this.#storedQr = text;
  }

  printQr(): void {
    this.#codes.push(this.#storedQr);
    this.#put('', PLAIN);
  }

  /** Stripes follow each other without anything between; together they are one image. */
  stripe({ bytes, height, wide }: Stripe): void {
    if (this.#image === null || this.#image.wide !== wide) {
      this.endImage();
      this.#images += 1;
      this.#image = { wide, bytes: [], height: 0 };
    }
    // What was too long to keep, or is more than any paper, leaves an image without its dots.
    if (bytes.length !== wide * height || this.#image.height + height > IMAGE_ROWS_MAX) return;
    this.#image.height += height;
    for (const byte of bytes) this.#image.bytes.push(byte);
  }

  storeStripe(stripe: Stripe): void {
    this.#stored = stripe;
  }

  printStored(): void {
    if (this.#stored !== null) this.stripe(this.#stored);
    this.#stored = null;
  }

  endImage(): void {
    if (this.#lines.length < LINES_MAX) this.#lines.push(...this.#imageSoFar());
    this.#image = null;
  }

  #imageSoFar(): readonly SlipLine[] {
    if (this.#image === null) return [];
    const { bytes, height, wide } = this.#image;
    const line = { text: '', ...PLAIN, align: this.#align };
    if (height === 0 || wide === 0 || wide > IMAGE_BYTES_WIDE_MAX) return [line];
    return [{ ...line, image: paperImageOf({ width: wide * 8, height, bytes: Uint8Array.from(bytes) }) }];
  }

  #put(text: string, style: typeof PLAIN): void {
    if (this.#lines.length < LINES_MAX) this.#lines.push({ text: text.trimEnd(), ...style, align: this.#align });
    this.#line = null;
  }

  #pageOf(n: number): CodePage | null {
    const known = this.#profile.codePages.find((candidate) => candidate.n === n)?.page;
    return known ?? (n === this.#pageAtReset ? 'CP437' : null);
  }
}
