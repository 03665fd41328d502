import { useState } from 'react';
import { isLimitQuestion, type Outcome } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import type { Phase, TransferToTake } from '#renderer/till/phase.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { CashDocumentReason, CashDocumentType } from '#shared/cash-document/purpose.ts';
import type { CashDocumentSheet, IssuedCashDocument } from '#shared/contract/cash-document.ts';
import type { SpokenRefusal } from '#shared/contract/refusal.ts';

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
export function useCashDocument(
  firstType: CashDocumentType,
  first: Pick<Phase<'cash-document'>, 'purpose' | 'transfer' | 'draft'>,
) {
  const { purpose, transfer } = first;
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const sheet = useAnswer(askSheet, 'changes');
  const issue = useCommand(useClient().cashDocument.issue);
  const [draft, setDraft] = useState(() => ({
    ...emptyDraft(firstType, systemCurrency),
    ...(transfer === undefined ? {} : taking(transfer)),
    ...first.draft,
  }));
  const [isChosen, setChosen] = useState(first.draft !== undefined && first.draft.reasonId !== null);
  // A yes to a difference stands while what was typed stands, also when a question about a limit follows.
  const [seenSent, setSeenSent] = useState<number | null>(null);
  const [issued, setIssued] = useState<IssuedCashDocument | null>(null);
  const forms = sheet.value?.forms ?? [];
  const form =
    forms.find((one) => one.paymentForm === draft.paymentForm && one.currency === draft.currency) ??
    forms.find((one) => one.currency === draft.currency) ??
    forms[0];
  const reasons = sheet.value?.reasons.filter(({ types }) => types.includes(draft.type)) ?? [];
  // Until somebody chooses, the reason that led here stands.
  const due = purpose === undefined || isChosen ? undefined : reasons.find((one) => one.purpose === purpose);
  const reason = reasons.find(({ id }) => id === draft.reasonId) ?? due ?? null;
  const seenSentMinor = issue.trouble?.kind === 'refused' ? sentIn(issue.trouble.refusal) : null;
  const isQuestion = isLimitQuestion(issue.trouble) || seenSentMinor !== null;

  /** Something else stands there now: an answer to what stood there before no longer counts. */
  const write = (change: Partial<DocumentDraft>) => {
    issue.forgive();
    setSeenSent(null);
    setDraft((now) => ({ ...now, ...change }));
  };
  const take = (outcome: Outcome<IssuedCashDocument>) => {
    if (outcome.kind === 'done') {
      setIssued(outcome.value);
      setSeenSent(null);
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
    choose: (chosen: CashDocumentReason) => {
      setChosen(true);
      write({ reasonId: chosen.id === reason?.id ? null : chosen.id });
    },
    amountMinor: form === undefined ? null : previewOf(draft.amount, money.minorDigits(form.currency)),
    takeIn: (arriving: TransferToTake) => write(taking(arriving)),
    asOrder: (isConfirmed: boolean) => {
      if (seenSentMinor !== null) setSeenSent(seenSentMinor);
      return orderOf(draft, { form, reason, isConfirmed, seenSentMinor: seenSentMinor ?? seenSent });
    },
  };
}

/** What the question about a transfer that did not arrive whole says was sent. */
function sentIn({ code, facts }: SpokenRefusal): number | null {
  const { sentMinor } = facts;
  return code === 'transfer_differs' && typeof sentMinor === 'number' ? sentMinor : null;
}

function taking({ number, ...money }: TransferToTake): Partial<DocumentDraft> {
  return { transfer: number, ...money };
}

export type CashDocumentForm = ReturnType<typeof useCashDocument>;

function orderOf(
  draft: DocumentDraft,
  chosen: {
    readonly form: Form | undefined;
    readonly reason: CashDocumentReason | null;
    readonly isConfirmed: boolean;
    readonly seenSentMinor: number | null;
  },
) {
  const { form, reason, isConfirmed, seenSentMinor } = chosen;
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
    seenSentMinor: isTransfer && type === 'CD' ? seenSentMinor : null,
    attributes: Object.entries(attributes).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [{ name, value: value.trim() }],
    ),
    confirmed: isConfirmed,
  };
}
