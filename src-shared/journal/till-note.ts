import type { KnownEvent } from '#shared/journal/event.ts';

/** What somebody may want to look into at a till, without reading its journal. `authorised`: somebody else’s right was used. */
export const TILL_NOTE_KINDS = [
  'logon_failed',
  'badge_unknown',
  'locked_out',
  'drawer_without_sale',
  'drawer_refused',
  'drawer_forced',
  'drawer_open_too_long',
  'clock_set_back',
  'cut_off',
  'journal_went_on_anew',
  'authorised',
] as const;
export type TillNoteKind = (typeof TILL_NOTE_KINDS)[number];

/** `detail`: the reason, figure, name or moment that belongs to it; of `authorised` the kind of the event. May be empty. */
export type TillNote = { readonly note: TillNoteKind; readonly detail: string };

/** What of an event is worth noting; null: nothing. */
export function tillNoteOf(event: KnownEvent): TillNote | null {
  return ownNote(event) ?? (event.authorisedBy === null ? null : { note: 'authorised', detail: event.kind });
}

function ownNote(event: KnownEvent): TillNote | null {
  switch (event.kind) {
    case 'operator.logon_failed':
      return { note: 'logon_failed', detail: event.body.operatorId };
    case 'operator.badge_unknown':
      return { note: 'badge_unknown', detail: '' };
    case 'operator.locked_out':
      return { note: 'locked_out', detail: event.body.operatorId };
    case 'operator.right_lent':
      return { note: 'authorised', detail: event.kind };
    case 'drawer.requested':
      return event.body.occasion === 'no_sale' ? { note: 'drawer_without_sale', detail: event.body.reason } : null;
    case 'drawer.refused':
      return { note: 'drawer_refused', detail: event.body.reason };
    case 'drawer.opened':
      return event.body.requestId === null ? { note: 'drawer_forced', detail: '' } : null;
    case 'drawer.open_too_long':
      return { note: 'drawer_open_too_long', detail: String(event.body.seconds) };
    case 'clock.set_back':
      return { note: 'clock_set_back', detail: event.body.lastTrustedAt };
    case 'till.started':
      return event.body.lastStop === 'cut_off' ? { note: 'cut_off', detail: '' } : null;
    case 'journal.epoch_began':
      return { note: 'journal_went_on_anew', detail: event.body.cause };
    default:
      return null;
  }
}

/** What another’s right is used for, by the first word of the event’s kind. */
const AUTHORISED_DOMAINS = [
  'sale',
  'cash_document',
  'safe',
  'shift',
  'session',
  'drawer',
  'count',
  'paper',
  'card',
  'settlement',
  'terminal',
  'operator',
  'parameter',
  'layout',
  'till',
  'training',
] as const;

export function authorisedDomain(kind: string): (typeof AUTHORISED_DOMAINS)[number] | 'other' {
  return AUTHORISED_DOMAINS.find((domain) => kind.startsWith(`${domain}.`)) ?? 'other';
}
