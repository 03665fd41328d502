import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';
import { must } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { formInSafe, isSafeAccount } from '#shared/safe/safe-account.ts';

/** One row for each time something went into the safe or out of it. */
export function projectSafe(connection: Database): Projector {
  const keep = connection.prepare('INSERT INTO safe_movement VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  return (event) => {
    for (const { account, currency, amountMinor, movement } of event.postings) {
      if (!isSafeAccount(account) || amountMinor === 0) continue;
      const { number, description, handledBy, paymentForm } = toldBy(event);
      const form = must(formInSafe(account) ?? paymentForm, 'what lies in the safe is of a payment form');
      keep.run(form, currency, amountMinor, movement, number, description, handledBy, event.wallAt);
    }
  };
}

type Told = {
  readonly number: string;
  readonly description: string;
  readonly handledBy: string | null;
  readonly paymentForm: string | null;
};

function toldBy(event: KnownEvent): Told {
  switch (event.kind) {
    case 'cash_document.issued':
    case 'safe.moved':
      return event.body;
    case 'shift.ended':
    case 'shift.end_reversed': {
      const { reportNumber: number } = event.body;
      return { number, description: '', handledBy: event.actor, paymentForm: null };
    }
    default:
      return { number: '', description: '', handledBy: event.actor, paymentForm: null };
  }
}
