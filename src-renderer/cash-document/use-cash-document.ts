import { useState } from 'react';
import type { Outcome } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { CashDocumentReason, CashDocumentType } from '#shared/cash-document/purpose.ts';
import type { CashDocumentSheet, IssuedCashDocument } from '#shared/contract/cash-document.ts';

const askSheet = (client: TillClient) => client.cashDocument.sheet({});

/** A CD or CW as it is being filled in. All of it stays when the direction is switched. */
export type DocumentDraft = {
  readonly type: CashDocumentType;
  readonly amount: string;
  readonly currency: string;
  readonly paymentForm: string;
  /** An employee is chosen from the list; anybody else is a name. */
  readonly payer: string;
  readonly employeeId: string | null;
  readonly reasonId: string | null;
  readonly description: string;
  /** Receiving till of a CW, transfer number of a CD. */
  readonly transfer: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type Form = CashDocumentSheet['forms'][number];

function emptyDraft(type: CashDocumentType, currency: string): DocumentDraft {
  return {
    type,
    amount: '',
    currency,
    paymentForm: '',
    payer: '',
    employeeId: null,
    reasonId: null,
    description: '',
    transfer: '',
    attributes: {},
  };
}

/** The form of a manual cash document: what is typed, what main says to it. */
export function useCashDocument(firstType: CashDocumentType) {
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const sheet = useAnswer(askSheet, 'changes');
  const issue = useCommand(useClient().cashDocument.issue);
  const [draft, setDraft] = useState(() => emptyDraft(firstType, systemCurrency));
  const [issued, setIssued] = useState<IssuedCashDocument | null>(null);
  const forms = sheet.value?.forms ?? [];
  const form =
    forms.find((one) => one.paymentForm === draft.paymentForm && one.currency === draft.currency) ??
    forms.find((one) => one.currency === draft.currency) ??
    forms[0];
  const reasons = sheet.value?.reasons.filter(({ types }) => types.includes(draft.type)) ?? [];
  const reason = reasons.find(({ id }) => id === draft.reasonId) ?? null;
  const isQuestion =
    issue.trouble?.kind === 'refused' &&
    ['cash_limit_minimum', 'cash_limit_maximum'].includes(issue.trouble.refusal.code);

  /** Something else stands there now: an answer to what stood there before no longer counts. */
  const write = (change: Partial<DocumentDraft>) => {
    issue.forgive();
    setDraft((now) => ({ ...now, ...change }));
  };
  const take = (outcome: Outcome<IssuedCashDocument>) => {
    if (outcome.kind === 'done') {
      setIssued(outcome.value);
      setDraft((now) => emptyDraft(now.type, now.currency));
      return;
    }
    if (outcome.trouble.kind !== 'refused' || outcome.trouble.refusal.code !== 'amount_rounded') return;
    const { roundedMinor } = outcome.trouble.refusal.facts;
    if (typeof roundedMinor === 'number')
      setDraft((now) => ({ ...now, amount: money.typed(roundedMinor, now.currency) }));
  };
  return {
    sheet: sheet.value,
    sheetTrouble: sheet.trouble,
    issue,
    draft,
    issued,
    forms,
    form,
    reasons,
    reason,
    isQuestion,
    write,
    take,
    switchTo: (type: CashDocumentType) =>
      // A voucher is not taken back by turning the document round (domain reference 4.1): its form becomes cash again.
      write({ type, ...(form?.kind === 'voucher' && type !== draft.type ? { paymentForm: '' } : {}) }),
    choose: (chosen: CashDocumentReason) => write({ reasonId: chosen.id === draft.reasonId ? null : chosen.id }),
    amountMinor: form === undefined ? null : previewOf(draft.amount, money.minorDigits(form.currency)),
    asOrder: (isConfirmed: boolean) => orderOf(draft, { form, reason, isConfirmed }),
  };
}

export type CashDocumentForm = ReturnType<typeof useCashDocument>;

function orderOf(
  draft: DocumentDraft,
  chosen: {
    readonly form: Form | undefined;
    readonly reason: CashDocumentReason | null;
    readonly isConfirmed: boolean;
  },
) {
  const { form, reason, isConfirmed } = chosen;
  const { amount, attributes, description, employeeId, payer, transfer, type } = draft;
  const isTransfer = reason?.purpose === 'transfer';
  const named = payer.trim() === '' ? null : ({ kind: 'customer', name: payer.trim() } as const);
  return {
    type,
    amount,
    currency: form?.currency ?? draft.currency,
    paymentForm: form?.paymentForm ?? '',
    payer: employeeId === null ? named : ({ kind: 'employee', operatorId: employeeId } as const),
    reasonId: reason?.id ?? null,
    description: description.trim(),
    transferTill: isTransfer && type === 'CW' ? transfer.trim() : null,
    transferNumber: isTransfer && type === 'CD' ? transfer.trim() : null,
    attributes: Object.entries(attributes).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [{ name, value: value.trim() }],
    ),
    confirmed: isConfirmed,
  };
}
