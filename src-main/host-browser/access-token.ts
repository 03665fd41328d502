import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use this till's page and socket. Any program and any web page of this machine can reach 127.0.0.1; only those who
 * were given the token, or the cookie it was exchanged for, get further.
 */
export type AccessToken = {
  /** Stands in the ready line; good for as long as the till runs. */
  readonly token: string;
  /** Opens the page once, for the app window: a command line can be read by every program of the machine. */
  readonly issueTicket: () => string;
  readonly isToken: (offered: string) => boolean;
  /** The token, or a ticket not used before. */
  readonly redeem: (offered: string) => boolean;
  readonly cookie: (port: number) => string;
  readonly isCookie: (header: string | undefined, port: number) => boolean;
};

export function createAccessToken(): AccessToken {
  const token = random();
  const session = random();
  const tickets = new Set<string>();
  const isToken = (offered: string) => isEqual(offered, token);
  return {
    token,
    issueTicket: () => {
      const ticket = random();
      tickets.add(ticket);
      return ticket;
    },
    isToken,
    redeem: (offered) => isToken(offered) || tickets.delete(offered),
    cookie: (port) => `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    isCookie: (header, port) => readCookies(header, cookieName(port)).some((value) => isEqual(value, session)),
  };
}

/** 256 bits: nobody guesses it, and no clock or counter shows in it. */
function random(): string {
  return randomBytes(32).toString('base64url');
}

/** Cookies do not separate ports: two tills on one machine would overwrite each other's. */
function cookieName(port: number): string {
  return `tillkeeper-${port}`;
}

function readCookies(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** Compares digests of equal length, in a time that says nothing about where they differ. */
function isEqual(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
