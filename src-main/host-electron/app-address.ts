import { isAbsolute, relative, resolve } from 'node:path';

export const APP_SCHEME = 'app';
export const APP_HOST = 'tillkeeper';
export const APP_ADDRESS = `${APP_SCHEME}://${APP_HOST}/`;

/** Whether an address is one of the till's own pages. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** The file below the renderer's folder that an address names; null for everything else, however it is spelled. */
export function fileOf(address: string, rendererDir: string): string | null {
  const url = URL.parse(address);
  if (url === null || !isOwnAddress(address)) return null;
  const path = decode(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(rendererDir, `.${path === '/' ? '/index.html' : path}`);
  const below = relative(rendererDir, file);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? null : file;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
