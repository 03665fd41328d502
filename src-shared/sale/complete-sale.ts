import { type Authority, type Permit, permit } from '#shared/access/authority.ts';
import { type CashLimit, type CashMove, limitQuestion, permitOverLimits } from '#shared/cash-document/cash-limit.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { drawerAccount, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { type Minor, minor, sum } from '#shared/money/amount.ts';
import { isCashRounded } from '#shared/money/cash-rounding.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftTotal, goodsOf, taxesOf } from '#shared/sale/draft.ts';
import type { SaleBody, SaleTax } from '#shared/sale/sale-body.ts';
import { type Given, type RoundingOf, type Settlement, settle, worthOf } from '#shared/sale/settle.ts';
import type { RowKey } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';

export type CompleteFacts = {
  readonly configuration: Configuration;
  /** As frozen into the shift. */
  readonly parameters: Pick<Parameters, 'cashLimits'>;
  readonly authority: Authority;
  readonly owner: Owner;
  /** What the owner's drawer holds of a row before the sale. */
  readonly heldMinor: (row: RowKey) => number;
  /** Whoever sells counts the drawer blindly, and has not counted it yet. */
  readonly isBlind: boolean;
  /** The question about a limit was answered with yes. */
  readonly isConfirmed: boolean;
  readonly businessDate: string;
  /** Where it is booked: a document begun in an earlier shift or day belongs to the one in which it is completed. */
  readonly scene: Scene;
  readonly draft: Draft;
  readonly nextNumber: (series: Series) => string;
};

export type CompletedSale = {
  readonly event: Extract<NewEvent, { kind: 'sale.completed' }>;
  readonly changeMinor: Minor;
  /** What a maximum that only warns has to say about the drawer, now that the sale is in it. */
  readonly warning: Refusal | null;
};

/** Payments of a draft with what the till knows of their form. */
export function givenOf(draft: Draft, configuration: Configuration): readonly Given[] {
  return draft.payments.map((payment) => ({
    ...payment,
    givenMinor: minor(payment.givenMinor),
    isCash: configuration.paymentForms.some(({ id, kind }) => id === payment.paymentForm && kind === 'cash'),
  }));
}

/** The document's payments held against what is due. */
export function settlementOf(draft: Draft, configuration: Configuration): Settlement {
  return settle(draftTotal(draft.lines), givenOf(draft, configuration), roundingOf(draft));
}

export function roundingOf({ cashRounding, currency }: Draft): RoundingOf {
  return { market: cashRounding, currency };
}

/** Turns the half-typed document into a receipt. Checked in this order: right, lines, fully paid, change from cash, limits. */
export function completeSale(facts: CompleteFacts): Result<CompletedSale, Refusal> {
  const { authority, draft, configuration } = facts;
  const { operator } = authority;
  const permitted = permit(authority, 'sell');
  if (!permitted.ok) return permitted;
  if (draft.lines.length === 0) return no({ code: 'document_empty' });
  const totalMinor = draftTotal(draft.lines);
  const settlement = settlementOf(draft, configuration);
  if (settlement.remainingMinor > 0) {
    return no({
      code: 'payment_incomplete',
      facts: { remainingMinor: settlement.remainingMinor, currency: draft.currency },
    });
  }
  if (settlement.changeMinor > 0 && !settlement.payments.some(({ isCash }) => isCash)) {
    return no({ code: 'cash_required_for_change' });
  }
  const allowed = holdAgainstLimits(facts, settlement);
  if (!allowed.ok) return allowed;
  const taxes = taxesOf(draft.lines, configuration.taxes);
  const cash = cashFormOf(configuration);
  const completed = event(
    'sale.completed',
    { ...facts.scene, ...allowed.value.permit },
    {
      documentId: draft.documentId,
      number: facts.nextNumber('PA'),
      businessDate: facts.businessDate,
      currency: draft.currency,
      handledBy: operator.id,
      lines: goodsOf(draft),
      taxes: [...taxes],
      totalMinor,
      ...discountOf(draft),
      ...(draft.customer === undefined ? {} : { customer: draft.customer }),
      payments: settlement.payments.map(
        ({ paymentForm, currency, givenMinor, assignedMinor, cardPaymentId, cheque = null }) => ({
          paymentForm,
          currency,
          givenMinor,
          assignedMinor,
          cheque,
          ...(cardPaymentId === undefined ? {} : { cardPaymentId }),
        }),
      ),
      changeMinor: settlement.changeMinor,
      changePaymentForm: settlement.changeMinor > 0 ? cash : null,
      rounding:
        settlement.isByCash && isCashRounded(draft.cashRounding, draft.currency)
          ? { paymentForm: cash, amountMinor: settlement.roundingMinor }
          : null,
      voidedLines: draft.voidedLines,
    },
    postingsOf({ draft, settlement, taxes, owner: facts.owner, cash }),
  );
  return ok({
    event: completed as CompletedSale['event'],
    changeMinor: settlement.changeMinor,
    warning: allowed.value.warning,
  });
}

/**
 * Whether the drawer may take the cash: a maximum that wants somebody's right is asked about before the sale is booked; one
 * that only warns holds no sale, and is told after it (domain reference 4.4).
 */
function holdAgainstLimits(
  facts: CompleteFacts,
  settlement: Settlement,
): Result<{ readonly permit: Permit; readonly warning: Refusal | null }, Refusal> {
  const { authority, isBlind, isConfirmed } = facts;
  const { cashLimits } = facts.parameters;
  const of = (mode: CashLimit['mode']) => cashLimits.filter((limit) => limit.mode === mode);
  const moves = cashLimits.length === 0 ? [] : cashMoves(facts, settlement);
  const permitted = permitOverLimits(
    { authority, needed: ['sell'], limits: of('authenticate'), isConfirmed, isBlind },
    moves,
  );
  if (!permitted.ok) return permitted;
  // By the time it is told the sale is booked: what the drawer holds is what the sale made of it.
  const told = moves.map((move) => limitQuestion(of('warn'), { ...move, heldMinor: move.balanceMinor }, isBlind));
  return ok({ permit: permitted.value, warning: told.find((question) => question !== null) ?? null });
}

/** Cash that a sale brings, currency by currency; change goes out in the document's own. */
function cashMoves({ configuration, draft, heldMinor }: CompleteFacts, settlement: Settlement): readonly CashMove[] {
  const paymentForm = cashFormOf(configuration);
  const inCash = settlement.payments.filter((payment) => payment.paymentForm === paymentForm);
  const formName = configuration.paymentForms.find(({ id }) => id === paymentForm)?.name ?? paymentForm;
  return [...new Set(inCash.map(({ currency }) => currency))].flatMap((currency): readonly CashMove[] => {
    const tendered = inCash.filter((payment) => payment.currency === currency).map(({ givenMinor }) => givenMinor);
    const amountMinor = sum(tendered) - (currency === draft.currency ? settlement.changeMinor : 0);
    if (amountMinor <= 0) return [];
    const lyingMinor = heldMinor({ paymentForm, currency });
    return [{ currency, formName, direction: 'in', heldMinor: lyingMinor, balanceMinor: lyingMinor + amountMinor }];
  });
}

function discountOf({ discount }: Draft): Pick<SaleBody, 'discount'> {
  if (discount === undefined) return {};
  const { asked, amountMinor, authorisedBy } = discount;
  return { discount: { asked, amountMinor, authorisedBy } };
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
  return [...received, ...change, ...revenue, ...roundingPostings(sale.settlement.roundingMinor, currency)];
}

/** Its own account and movement, so that cash and sales reconcile to the cent. */
function roundingPostings(roundingMinor: Minor, currency: string): readonly Posting[] {
  if (roundingMinor === 0) return [];
  return [{ account: 'rounding', currency, amountMinor: minor(-roundingMinor), movement: 'rounding' }];
}
