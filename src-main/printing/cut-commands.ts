/** What a printer's stream consists of. */
export type Token =
  | { readonly kind: 'byte'; readonly byte: number }
  | {
      readonly kind: 'command';
      /** As its language names it: "GS V", "ESC 1d74". */
      readonly name: string;
      readonly parameters: readonly number[];
      /** What follows the parameters; empty when there is none or when it is an image too long to keep. */
      readonly payload: readonly number[];
    };

/** So many bytes; as many as the next byte says; or all before that byte. */
export type Payload = number | 'counted' | { readonly until: number };

/** How long the commands of a language are; what they mean is the decoder's. */
export type CommandLengths = {
  /** The name that this byte goes on with; `isWhole` once no byte can follow. Null: no command begins with it. */
  readonly nameAfter: (before: string, byte: number) => { readonly name: string; readonly isWhole: boolean } | null;
  /** Number of parameter bytes; a command that stands nowhere has none, as on a real printer. */
  readonly parametersOf: (name: string) => number;
  readonly payloadOf: (name: string, parameters: readonly number[]) => Payload;
};

/** Longest payload worth keeping, in bytes: a stripe of 128 rows on the widest paper has some 10,000. Longer ones are skipped. */
const PAYLOAD_MAX = 16_384;

type State =
  | { readonly at: 'text' }
  | { readonly at: 'name' }
  | { readonly at: 'parameters'; readonly left: number }
  | { readonly at: 'count' }
  | { readonly at: 'payload'; readonly left: number; readonly isKept: boolean }
  | { readonly at: 'until'; readonly byte: number };

/** Cuts a stream into characters and whole commands, one byte at a time, so that slices make no difference. */
export function cutCommands(lengths: CommandLengths, emit: (token: Token) => void): (byte: number) => void {
  let state: State = { at: 'text' };
  let name = '';
  let parameters: number[] = [];
  let payload: number[] = [];

  const finish = (): void => {
    state = { at: 'text' };
    emit({ kind: 'command', name, parameters, payload });
    name = '';
    parameters = [];
    payload = [];
  };
  const awaitBytes = (length: number): void => {
    if (length === 0) finish();
    else state = { at: 'payload', left: length, isKept: length <= PAYLOAD_MAX };
  };
  const beginPayload = (): void => {
    const expected = lengths.payloadOf(name, parameters);
    if (expected === 'counted') state = { at: 'count' };
    else if (typeof expected === 'number') awaitBytes(expected);
    else state = { at: 'until', byte: expected.until };
  };
  const takeName = (byte: number): void => {
    const next = lengths.nameAfter(name, byte);
    if (next === null) {
      emit({ kind: 'byte', byte });
      return;
    }
    name = next.name;
    state = { at: 'name' };
    if (!next.isWhole) return;
    const left = lengths.parametersOf(name);
    if (left === 0) beginPayload();
    else state = { at: 'parameters', left };
  };

  return (byte) => {
    switch (state.at) {
      case 'text':
      case 'name':
        takeName(byte);
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
      case 'until':
        if (byte === state.byte) finish();
        else if (payload.length < PAYLOAD_MAX) payload.push(byte);
        break;
    }
  };
}
