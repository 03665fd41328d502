import { type CommandLengths, cutCommands, type Payload, type Token } from '#main/printing/cut-commands.ts';

/** Cuts a stream of ESC/POS; names are "GS V". */
export function createTokenizer(emit: (token: Token) => void): (byte: number) => void {
  return cutCommands(ESCPOS, emit);
}

/** Number of parameter bytes; what stands nowhere has none. */
const PARAMETERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: 'ESC !,ESC  ,ESC %,ESC -,ESC 3,ESC =,ESC ?,ESC E,ESC G,ESC J,ESC K,ESC M,ESC R,ESC T,ESC U,ESC V,ESC a,ESC d,ESC e,ESC r,ESC t,ESC u,ESC {,GS !,GS /,GS B,GS E,GS H,GS I,GS T,GS V,GS a,GS b,GS f,GS h,GS k,GS r,GS w,FS !,FS -,FS C,FS W,DLE \x04,DLE \x05,DLE \x14',
    2: 'ESC $,ESC B,ESC \\,ESC c,GS $,GS *,GS L,GS P,GS W,GS \\,FS S,FS p',
    3: 'ESC *,ESC p,GS (,GS ^,GS z,FS (',
    5: 'GS 8',
    6: 'GS v',
    8: 'ESC W',
  }).flatMap(([count, names]) => names.split(',').map((name): [string, number] => [name, Number(count)])),
);

const PREFIXES: Readonly<Record<number, string>> = { 16: 'DLE', 27: 'ESC', 28: 'FS', 29: 'GS' };

const UNTIL_NUL: Payload = { until: 0 };

function payloadOf(name: string, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Payload {
  switch (name) {
    case 'ESC *':
      return (a >= 32 ? 3 : 1) * (b + 256 * c);
    case 'ESC D':
      return UNTIL_NUL;
    case 'GS *':
      return a * b * 8;
    case 'GS V':
      return a >= 65 ? 1 : 0;
    case 'GS k':
      return a >= 65 ? 'counted' : UNTIL_NUL;
    case 'GS v':
      return (c + 256 * d) * (e + 256 * f);
    case 'GS (':
    case 'FS (':
      return b + 256 * c;
    case 'GS 8':
      return b + 256 * c + 65_536 * d + 16_777_216 * e;
    case 'DLE \x14':
      return a === 8 ? 7 : 2;
    default:
      return 0;
  }
}

const ESCPOS: CommandLengths = {
  nameAfter: (before, byte) => {
    if (before !== '') return { name: `${before} ${String.fromCharCode(byte)}`, isWhole: true };
    const prefix = PREFIXES[byte];
    return prefix === undefined ? null : { name: prefix, isWhole: false };
  },
  parametersOf: (name) => PARAMETERS.get(name) ?? 0,
  payloadOf,
};
