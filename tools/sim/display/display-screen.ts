import iconv from 'iconv-lite';

/** What a customer display shows, made from the bytes it gets; knows all three dialects of `display-protocol.ts`. */
export type DisplayScreen = {
  /** Bytes in slices of any size. Answers with those for the printer behind it (pass-through). */
  readonly take: (bytes: Uint8Array) => Uint8Array;
  readonly lines: () => readonly [string, string];
  /** Sequences it does not know: a display ignores them, a test does not. */
  readonly unknown: () => readonly string[];
};

const COLUMNS = 20;
const PLACES = 2 * COLUMNS;
const ESC = 0x1b;
const US = 0x1f;
const DLE = 0x10;
/** Parameters that follow ESC x and US x. */
const ESC_PARAMETERS: Readonly<Record<number, number>> = {
  64: 0,
  95: 1,
  116: 1,
  61: 1,
  42: 1,
  82: 1,
  102: 1,
  99: 1,
  108: 2,
};
const US_PARAMETERS: Readonly<Record<number, number>> = { 1: 0, 2: 0, 36: 2, 67: 1, 69: 1, 88: 1 };

export function createDisplayScreen(): DisplayScreen {
  let places = ' '.repeat(PLACES).split('');
  let at = 0;
  let page = 'CP437';
  let isForPrinter = false;
  let turning: number[] = [];
  let sequence: number[] = [];
  let live: number[] = [];
  let writing: { readonly line: 0 | 1; text: number[] } | null = null;
  const unknown: string[] = [];
  /** A CD5220 that was given a line by ESC Q listens to nothing but further lines until it is cleared (CD5220 manual, p. 15). */
  let isOnLines = false;

  const letter = (byte: number): string => iconv.decode(Buffer.from([byte]), page);
  const clear = (): void => {
    places = ' '.repeat(PLACES).split('');
    at = 0;
    isOnLines = false;
  };
  const put = (byte: number): void => {
    places[at % PLACES] = letter(byte);
    at = (at + 1) % PLACES;
  };
  const command = (lead: number, what: number, [first = 0, second = 0]: readonly number[]): void => {
    // Chosen already, it loses nothing by not hearing that it is chosen.
    const isChosen = lead === ESC && what === 61 && first === 2;
    if (isOnLines && !isChosen) unknown.push(Buffer.from(sequence).toString('hex'));
    else if (lead === ESC && what === 64) {
      clear();
      page = 'CP437';
    } else if (lead === ESC && what === 61) isForPrinter = first === 1;
    else if (lead === ESC && what === 116 && first === 18) page = 'CP852';
    else if (lead === US && what === 36) at = (second - 1) * COLUMNS + (first - 1);
  };
  const takeSequence = (byte: number): void => {
    sequence.push(byte);
    const [lead = 0, what, ...parameters] = sequence;
    if (what === undefined) return;
    if (lead === ESC && what === 0x51) {
      if (parameters.length === 0) return;
      if (byte === 0x41 || byte === 0x42) writing = { line: byte === 0x41 ? 0 : 1, text: [] };
      sequence = [];
      return;
    }
    const wanted = (lead === ESC ? ESC_PARAMETERS : US_PARAMETERS)[what];
    if (wanted === undefined) {
      unknown.push(Buffer.from(sequence).toString('hex'));
      sequence = [];
    } else if (parameters.length === wanted) {
      command(lead, what, parameters);
      sequence = [];
    }
  };
  const takeByte = (byte: number): void => {
    if (writing !== null) {
      if (byte === 0x0d) {
        const text = writing.text.slice(0, COLUMNS).map(letter).join('').padEnd(COLUMNS);
        places.splice(writing.line * COLUMNS, COLUMNS, ...text);
        writing = null;
        isOnLines = true;
      } else writing.text.push(byte);
    } else if (sequence.length > 0) takeSequence(byte);
    else if (byte === ESC || byte === US) sequence = [byte];
    else if (byte === 0x0c) clear();
    else if (byte === 0x18) isOnLines = false;
    else if (isOnLines) unknown.push(Buffer.of(byte).toString('hex'));
    else if (byte === 0x0b) at = 0;
    else if (byte >= 0x20) put(byte);
  };

  /** While the printer is chosen the display hears only ESC = and lets everything else through. */
  const letThrough = (byte: number): readonly number[] => {
    turning.push(byte);
    const [lead, what, choice] = turning;
    if (lead === ESC && (what === undefined || (what === 61 && choice === undefined))) return [];
    const seen = turning;
    turning = [];
    if (choice === undefined) return seen;
    isForPrinter = choice === 1;
    return [];
  };

  /** What a printer must hear at once goes through while the display is chosen, too (device reference, section 5). */
  const takeForDisplay = (byte: number): readonly number[] => {
    const mayBegin = byte === DLE && sequence.length === 0 && writing === null;
    if (live.length === 0 && !mayBegin) {
      takeByte(byte);
      return [];
    }
    live.push(byte);
    if (live.length < liveLength(live)) return [];
    const whole = live;
    live = [];
    return whole;
  };

  return {
    take: (bytes) => {
      const passed: number[] = [];
      for (const byte of bytes) {
        passed.push(...(isForPrinter ? letThrough(byte) : takeForDisplay(byte)));
      }
      return Uint8Array.from(passed);
    },
    lines: () => [places.slice(0, COLUMNS).join(''), places.slice(COLUMNS).join('')],
    unknown: () => [...unknown],
  };
}

/** DLE EOT n and DLE ENQ n; DLE DC4 with its parameters. */
function liveLength([, what, how]: readonly number[]): number {
  if (what !== 0x14) return 3;
  return how === 8 ? 10 : 5;
}
