import { ToolTrouble } from './run-tool.ts';

/** Where a till listens and the token that opens it, as read from its ready line. */
export type TillAddress = { readonly origin: string; readonly socketUrl: string; readonly token: string };

const WHERE =
  'Use the whole address of the line "Tillkeeper ready at http://127.0.0.1:PORT/?token=..." that the till printed.';

/** Reads `http://127.0.0.1:PORT/?token=...`. The token is taken out of it, so that no message ever shows it. */
export function readTillAddress(text: string): TillAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'ws:'].includes(url.protocol))
    throw new ToolTrouble(`--url is no address of a till. ${WHERE}`);
  const token = url.searchParams.get('token');
  if (token === null || token === '') throw new ToolTrouble(`--url has no token. ${WHERE}`);
  if (!/^[\w.~-]+$/.test(token)) throw new ToolTrouble(`The token in --url has signs that no token has. ${WHERE}`);
  return { origin: `http://${url.host}`, socketUrl: `ws://${url.host}/contract`, token };
}
