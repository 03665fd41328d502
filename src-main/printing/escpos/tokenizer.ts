/**
 * Cuts a stream of ESC/POS into characters and whole commands, one byte at a time. It knows how long commands are and
 * nothing about what they mean; unknown commands have no parameters, as on a real printer.
 */
export type Token =
  | { readonly kind: 'byte'; readonly byte: number }
  | {
      readonly kind: 'command';
      /** Prefix and character, such as "GS V". */
      readonly name: string;
      readonly parameters: readonly number[];
      /** What follows the parameters; empty when there is none or when it is an image too long to keep. */
      readonly payload: readonly number[];
    };

/** Longest payload worth keeping: a QR code holds 7,089 characters. Longer ones are images and are skipped. */
const PAYLOAD_MAX = 8192;

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

/** Payload of a length, of a length said by the next byte, or up to a NUL. */
type Payload = number | 'counted' | 'until_nul';

function payloadOf(name: string, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Payload {
  switch (name) {
    case 'ESC *':
      return (a >= 32 ? 3 : 1) * (b + 256 * c);
    case 'ESC D':
      return 'until_nul';
    case 'GS *':
      return a * b * 8;
    case 'GS V':
      return a >= 65 ? 1 : 0;
    case 'GS k':
      return a >= 65 ? 'counted' : 'until_nul';
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

type State =
  | { readonly at: 'text' }
  | { readonly at: 'name'; readonly prefix: string }
  | { readonly at: 'parameters'; readonly name: string; readonly left: number }
  | { readonly at: 'count' }
  | { readonly at: 'payload'; readonly left: number; readonly isKept: boolean }
  | { readonly at: 'until_nul' };

export function createTokenizer(emit: (token: Token) => void): (byte: number) => void {
  let state: State = { at: 'text' };
  let name = '';
  let parameters: number[] = [];
  let payload: number[] = [];

  const finish = (): void => {
    state = { at: 'text' };
    emit({ kind: 'command', name, parameters, payload });
  };
  const awaitBytes = (length: number): void => {
    if (length === 0) finish();
    else state = { at: 'payload', left: length, isKept: length <= PAYLOAD_MAX };
  };
  const beginPayload = (): void => {
    const expected = payloadOf(name, parameters);
    if (expected === 'counted') state = { at: 'count' };
    else if (expected === 'until_nul') state = { at: 'until_nul' };
    else awaitBytes(expected);
  };
  const beginCommand = (command: string): void => {
    name = command;
    parameters = [];
    payload = [];
    const left = PARAMETERS.get(command) ?? 0;
    if (left === 0) beginPayload();
    else state = { at: 'parameters', name: command, left };
  };

  return (byte) => {
    switch (state.at) {
      case 'text': {
        const prefix = PREFIXES[byte];
        if (prefix === undefined) emit({ kind: 'byte', byte });
        else state = { at: 'name', prefix };
        break;
      }
      case 'name':
        beginCommand(`${state.prefix} ${String.fromCharCode(byte)}`);
        break;
      case 'parameters':
        parameters.push(byte);
        if (state.left === 1) beginPayload();
        else state = { ...state, left: state.left - 1 };
        break;
      case 'count':
        awaitBytes(byte);
        break;
      case 'payload':
        if (state.isKept) payload.push(byte);
        if (state.left === 1) finish();
        else state = { ...state, left: state.left - 1 };
        break;
      case 'until_nul':
        if (byte === 0) finish();
        else if (payload.length < PAYLOAD_MAX) payload.push(byte);
        break;
    }
  };
}
