import { useSyncExternalStore } from 'react';
import { type ManagerRole, mayRole } from '#shared/managers/manager-role.ts';

/** The sections of the page, in the order of its head. */
export const SECTIONS = [
  'tills',
  'shifts',
  'sessions',
  'documents',
  'differences',
  'operators',
  'parameters',
  'accounts',
  'audit',
] as const;
export type Section = (typeof SECTIONS)[number];
/** Whether somebody of a role has any business in a section. */
export function isSectionFor(section: Section, role: ManagerRole): boolean {
  return section !== 'accounts' || mayRole(role, 'govern');
}

export type Place = { readonly section: Section; readonly id: string | null };

/** Where in the page we are: kept in the address, so that Back leads back and a place can be sent to somebody. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(follow, () => location.hash);
  const [name = '', id] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((one) => one === name) ?? 'tills';
  return { section, id: id === undefined || id === '' ? null : decoded(id) };
}

export function addressOf(section: Section, id?: string): string {
  return id === undefined ? `#/${section}` : `#/${section}/${encodeURIComponent(id)}`;
}

function follow(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** An address that somebody cut in half names nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
