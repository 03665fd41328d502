import { type CommandLengths, cutCommands, type Payload, type Token } from '#main/printing/cut-commands.ts';

/** Cuts a stream of Star's commands; names are "ESC 1d74". */
export function createStarTokenizer(emit: (token: Token) => void): (byte: number) => void {
  return cutCommands(STAR, emit);
}

/** Number of parameter bytes, by the hexadecimal bytes after ESC; what stands nowhere has none. */
const PARAMETERS: Readonly<Record<string, number>> = {
  '1d74': 1,
  '1d61': 1,
  '1d41': 2,
  '1d52': 2,
  '1d03': 3,
  '1d53': 6,
  '1d7953': 2,
  '1d7944': 4,
  '1d7950': 0,
  '1e61': 1,
  '1e45': 1,
  '1e46': 1,
  '06': 1,
  '07': 2,
  '20': 1,
  '2d': 1,
  '52': 1,
  '57': 1,
  '58': 2,
  '4b': 2,
  '61': 1,
  '62': 4,
  '64': 1,
  '68': 1,
  '69': 2,
  '6c': 1,
  '51': 1,
  '4a': 1,
  '49': 1,
  '7a': 1,
  '73': 2,
};

/** Bytes that only begin a longer name. */
const PREFIXES: readonly string[] = ['1d', '1e', '1d79'];

const ESC = 0x1b;
const UNTIL_RS: Payload = { until: 0x1e };

function payloadOf(name: string, [a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): Payload {
  switch (bytesOf(name)) {
    case '1d53':
      return (b + 256 * c) * (d + 256 * e);
    case '1d7944':
      return c + 256 * d;
    case '58':
      return 3 * (a + 256 * b);
    case '4b':
      return a + 256 * b;
    case '62':
      return UNTIL_RS;
    default:
      return 0;
  }
}

function bytesOf(name: string): string {
  return name.slice('ESC '.length);
}

const STAR: CommandLengths = {
  nameAfter: (before, byte) => {
    if (before === '') return byte === ESC ? { name: 'ESC ', isWhole: false } : null;
    const name = before + byte.toString(16).padStart(2, '0');
    return { name, isWhole: !PREFIXES.includes(bytesOf(name)) };
  },
  parametersOf: (name) => PARAMETERS[bytesOf(name)] ?? 0,
  payloadOf,
};
