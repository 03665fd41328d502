import { expect, test } from 'vitest';
import type { KnownEvent } from '#shared/journal/event.ts';
import { authorisedDomain, type TillNote, tillNoteOf } from '#shared/journal/till-note.ts';

const at = (kind: KnownEvent['kind'], body: object, authorisedBy: string | null = null): KnownEvent =>
  ({ kind, body, authorisedBy }) as unknown as KnownEvent;

const opening = (occasion: string, reason: string, by: string | null = null) =>
  at('drawer.requested', { requestId: 'r', occasion, documentNumber: null, reason }, by);

test.each<[string, KnownEvent, TillNote | null]>([
  [
    'a wrong PIN',
    at('operator.logon_failed', { operatorId: 'ana', failures: 1 }),
    { note: 'logon_failed', detail: 'ana' },
  ],
  ['an unknown badge', at('operator.badge_unknown', { failures: 1 }), { note: 'badge_unknown', detail: '' }],
  [
    'who is locked out',
    at('operator.locked_out', { operatorId: 'ana', failures: 9 }),
    { note: 'locked_out', detail: 'ana' },
  ],
  ['an opening without a sale', opening('no_sale', 'change'), { note: 'drawer_without_sale', detail: 'change' }],
  ['the same by another’s right, once', opening('no_sale', '', 'mia'), { note: 'drawer_without_sale', detail: '' }],
  [
    'an opening that was refused',
    at('drawer.refused', { reason: 'change' }),
    { note: 'drawer_refused', detail: 'change' },
  ],
  ['a drawer opened by key', at('drawer.opened', { requestId: null }), { note: 'drawer_forced', detail: '' }],
  [
    'a drawer that stays open',
    at('drawer.open_too_long', { requestId: 'r', seconds: 60 }),
    { note: 'drawer_open_too_long', detail: '60' },
  ],
  [
    'a clock set back',
    at('clock.set_back', { lastTrustedAt: 'then', nowAt: 'now' }),
    { note: 'clock_set_back', detail: 'then' },
  ],
  ['a start after a cut', at('till.started', { version: '1', lastStop: 'cut_off' }), { note: 'cut_off', detail: '' }],
  ['a new epoch', at('journal.epoch_began', { cause: 'forked' }), { note: 'journal_went_on_anew', detail: 'forked' }],
  [
    'a right that was lent',
    at('operator.right_lent', { operatorId: 'ana' }),
    { note: 'authorised', detail: 'operator.right_lent' },
  ],
  ['what rests on another’s right', at('sale.corrected', {}, 'mia'), { note: 'authorised', detail: 'sale.corrected' }],
  ['no opening at a sale', opening('sale', ''), null],
  ['no opening that the till asked for', at('drawer.opened', { requestId: 'r' }), null],
  ['no start after a clean stop', at('till.started', { version: '1', lastStop: 'clean' }), null],
  ['no sale', at('sale.completed', {}), null],
])('of note is %s', (_what, event, note) => {
  expect(tillNoteOf(event)).toEqual(note);
});

test('another’s right is named by what it was used for', () => {
  expect(authorisedDomain('cash_document.issued')).toBe('cash_document');
  expect(authorisedDomain('catalogue.changed')).toBe('other');
});
