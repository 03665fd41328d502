/**
 * A page of another site that points its own name at 127.0.0.1 (DNS rebinding) says so in `Host`; a page of another origin
 * that opens our socket says so in `Origin`. Both are refused before any token is looked at.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Scripts send no `Origin`; browsers always do on a socket. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}

/** The address that a request names, or null where it names none: the request line is a stranger's text and may be anything. */
export function requestAddress(target: string | undefined, port: number): URL | null {
  return URL.parse(target ?? '/', `http://127.0.0.1:${port}`);
}
