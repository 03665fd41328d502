import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { drawerAccount, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { type Minor, minor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftTotal, taxesOf } from '#shared/sale/draft.ts';
import type { SaleTax } from '#shared/sale/sale-body.ts';
import { type Given, type Settlement, settle, worthOf } from '#shared/sale/settle.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';

export type CompleteFacts = {
  readonly configuration: Configuration;
  readonly authority: Authority;
  readonly owner: Owner;
  readonly businessDate: string;
  readonly draft: Draft;
  readonly nextNumber: (series: Series) => string;
};

export type CompletedSale = {
  readonly event: Extract<NewEvent, { kind: 'sale.completed' }>;
  readonly changeMinor: Minor;
};

/** Payments of a draft with what the till knows of their form. */
export function givenOf(draft: Draft, configuration: Configuration): readonly Given[] {
  return draft.payments.map((payment) => ({
    ...payment,
    givenMinor: minor(payment.givenMinor),
    isCash: configuration.paymentForms.some(({ id, kind }) => id === payment.paymentForm && kind === 'cash'),
  }));
}

/** Turns the half-typed document into a receipt. Checked in this order: right, lines, fully paid, change from cash. */
export function completeSale(facts: CompleteFacts): Result<CompletedSale, Refusal> {
  const { authority, draft, configuration } = facts;
  const { operator } = authority;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  if (draft.lines.length === 0) return no({ code: 'document_empty' });
  const totalMinor = draftTotal(draft.lines);
  const settlement = settle(totalMinor, givenOf(draft, configuration));
  if (settlement.remainingMinor > 0) {
    return no({
      code: 'payment_incomplete',
      facts: { remainingMinor: settlement.remainingMinor, currency: draft.currency },
    });
  }
  if (settlement.changeMinor > 0 && !settlement.payments.some(({ isCash }) => isCash)) {
    return no({ code: 'cash_required_for_change' });
  }
  const taxes = taxesOf(draft.lines, configuration.taxes);
  const cash = cashFormOf(configuration);
  const completed = event(
    'sale.completed',
    { actor: operator.id, shiftId: draft.shiftId, sessionId: draft.sessionId, ...permitted.value },
    {
      documentId: draft.documentId,
      number: facts.nextNumber('PA'),
      businessDate: facts.businessDate,
      currency: draft.currency,
      handledBy: operator.id,
      lines: draft.lines,
      taxes: [...taxes],
      totalMinor,
      payments: settlement.payments.map(({ paymentForm, currency, givenMinor, assignedMinor }) => ({
        paymentForm,
        currency,
        givenMinor,
        assignedMinor,
      })),
      changeMinor: settlement.changeMinor,
      changePaymentForm: settlement.changeMinor > 0 ? cash : null,
      voidedLines: draft.voidedLines,
    },
    postingsOf({ draft, settlement, taxes, owner: facts.owner, cash }),
  );
  return ok({ event: completed as CompletedSale['event'], changeMinor: settlement.changeMinor });
}

/** Tendered and change are two movements; another currency goes through `exchange`, so that each currency balances. */
function postingsOf(sale: {
  readonly draft: Draft;
  readonly settlement: Settlement;
  readonly taxes: readonly SaleTax[];
  readonly owner: Owner;
  readonly cash: string;
}): readonly Posting[] {
  const { currency } = sale.draft;
  const revenue = sale.taxes.flatMap(({ code, netMinor, taxMinor }): readonly Posting[] => [
    { account: `sales/${code}`, currency, amountMinor: minor(-netMinor), movement: 'sale' },
    { account: `tax/${code}`, currency, amountMinor: minor(-taxMinor), movement: 'sale' },
  ]);
  const received = sale.settlement.payments.flatMap((payment): readonly Posting[] => {
    const into: Posting = {
      account: drawerAccount(sale.owner, payment.paymentForm),
      currency: payment.currency,
      amountMinor: payment.givenMinor,
      movement: 'tendered',
    };
    if (payment.currency === currency) return [into];
    return [
      into,
      {
        account: 'exchange',
        currency: payment.currency,
        amountMinor: minor(-payment.givenMinor),
        movement: 'exchange',
      },
      { account: 'exchange', currency, amountMinor: worthOf(payment), movement: 'exchange' },
    ];
  });
  const { changeMinor } = sale.settlement;
  const change: readonly Posting[] =
    changeMinor === 0
      ? []
      : [
          {
            account: drawerAccount(sale.owner, sale.cash),
            currency,
            amountMinor: minor(-changeMinor),
            movement: 'change',
          },
        ];
  return [...received, ...change, ...revenue];
}
