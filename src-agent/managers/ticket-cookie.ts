import { SESSION_MS } from '#agent/managers/page-session.ts';

const NAME = 'tillkeeper_manager';

/** Who is logged on at the page, out of reach of any script and of every other site. Null takes it back. */
export function ticketCookie(ticket: string | null, isSecure: boolean): string {
  const parts = [
    `${NAME}=${ticket ?? ''}`,
    'Path=/managers',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${ticket === null ? 0 : SESSION_MS / 1000}`,
  ];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

export function readTicket(cookies: string | undefined): string | null {
  const found = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${NAME}=`));
  return found?.slice(NAME.length + 1) || null;
}
