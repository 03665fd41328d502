import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { requireSession } from '#main/session/list.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { PosSession, SessionDetails } from '#shared/contract/session.ts';
import { type Movement, readDrawerAccount } from '#shared/ledger/posting.ts';
import { ok, type Result } from '#shared/result.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';

const DOCUMENTS_MAX = 200;
const OF_PAYMENTS: readonly Movement[] = ['tendered', 'change', 'return', 'exchange'];

type Moved = {
  readonly account: string;
  readonly currency: string;
  readonly movement: string;
  readonly amountMinor: number;
  readonly entries: number;
};

/** What a session did: payments per form, documents and cash movements; of another till as far as the Agent tells. */
export async function sessionDetails(
  desk: Desk,
  ask: { readonly sessionId: string },
): Promise<Result<SessionDetails, Refusal>> {
  const seen = requireSession(desk, ask.sessionId);
  if (!seen.ok) return seen;
  const session = seen.value;
  const moved = session.isHere ? movedHere(desk, session) : movedElsewhere(desk, session);
  const isBlind = session.turnover === null;
  return ok({
    session,
    isBlind,
    payments: paymentsOf(desk, moved, isBlind),
    documents: session.isHere ? documentsHere(desk, session) : await documentsElsewhere(desk, session),
  });
}

function paymentsOf(desk: Desk, moved: readonly Moved[], isBlind: boolean): SessionDetails['payments'] {
  const cash = cashFormOf(desk.configuration());
  const sums = new Map<string, SessionDetails['payments'][number]>();
  for (const { account, currency, movement, amountMinor, entries } of moved) {
    const drawer = readDrawerAccount(account);
    if (drawer === null || !OF_PAYMENTS.some((one) => one === movement)) continue;
    if (isBlind && drawer.paymentForm === cash) continue;
    const key = `${drawer.paymentForm} ${currency}`;
    const before = sums.get(key);
    sums.set(key, {
      name: formName(desk.configuration(), drawer.paymentForm),
      currency,
      amountMinor: (before?.amountMinor ?? 0) + amountMinor,
      payments: (before?.payments ?? 0) + (movement === 'tendered' ? entries : 0),
    });
  }
  return [...sums.values()];
}

function movedHere({ connection }: Desk, session: PosSession): readonly Moved[] {
  return connection
    .prepare(
      `SELECT account, currency, movement, sum(amount_minor) AS amountMinor, count(*) AS entries
       FROM posting JOIN event USING (epoch, seq)
       WHERE posting.shift_id = ? AND event.session_id = ? AND account LIKE 'drawer/%'
       GROUP BY account, currency, movement`,
    )
    .all(session.shiftId, session.id) as Moved[];
}

function movedElsewhere({ connection }: Desk, session: PosSession): readonly Moved[] {
  return pulledShift(connection, session.shiftId)?.sessions.find(({ id }) => id === session.id)?.totals ?? [];
}

function documentsHere({ connection }: Desk, session: PosSession): SessionDetails['documents'] {
  return connection
    .prepare(
      `SELECT number, 'trade_document' AS kind, '' AS description, currency,
         iif(type = 'correction', -total_minor, total_minor) AS amountMinor, issued_at AS at, seq
       FROM trade_document WHERE session_id = @sessionId
       UNION ALL
       SELECT number, 'cash_document', coalesce(nullif(description, ''), tag), currency,
         iif(type = 'CW', -amount_minor, amount_minor), issued_at, seq
       FROM cash_document WHERE shift_id = @shiftId
         AND seq IN (SELECT seq FROM event WHERE shift_id = @shiftId AND session_id = @sessionId)
       ORDER BY seq DESC LIMIT ${DOCUMENTS_MAX}`,
    )
    .all({ sessionId: session.id, shiftId: session.shiftId })
    .map((row) => {
      const { seq: _seq, ...document } = row as NonNullable<SessionDetails['documents']>[number] & { seq: number };
      return document;
    });
}

async function documentsElsewhere(desk: Desk, session: PosSession): Promise<SessionDetails['documents']> {
  const told = await desk.store().sessionDocuments(session.id);
  if (told === null) return null;
  return told.documents.map(({ seq: _seq, kind, ...document }) => ({
    ...document,
    kind: kind === 'cash_document.issued' ? 'cash_document' : 'trade_document',
  }));
}
