import { useMemo, useState } from 'react';
import { useCard } from '#renderer/card/use-card.ts';
import { isLimitQuestion } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useRefund } from '#renderer/correction/use-refund.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';
import type { CorrectedSale } from '#shared/contract/trade-document.ts';

/** A line of which something may come back. */
export type ReturnLine = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly priceMinor: number;
  readonly quantity: string;
  readonly leftQuantity: string;
};

type Goods = { readonly documentId: string | null; readonly number: string; readonly lines: readonly ReturnLine[] };

/** Lines of a receipt with what is left of them; without a receipt, those of the half-typed document, all of it. */
function askLines(documentId: string | null) {
  return async (client: TillClient): Promise<Reply<Goods>> => {
    if (documentId !== null) return client.tradeDocument.show({ documentId });
    const reply = await client.sale.document({});
    if (!reply.accepted) return reply;
    const lines = (reply.value?.lines ?? []).map((line) => ({ ...line, leftQuantity: line.quantity }));
    return { accepted: true, value: { documentId: reply.value?.id ?? null, number: '', lines } };
  };
}

/** By line, as they were typed. */
type Quantities = Readonly<Record<string, string>>;

function allLeft(lines: readonly ReturnLine[]): Quantities {
  const left = lines.filter(({ leftQuantity }) => leftQuantity !== '0');
  return Object.fromEntries(left.map(({ id, leftQuantity }) => [id, leftQuantity]));
}

/** What comes back, why, and how it is paid; main says what it comes to. */
export function useCorrection(documentId: string | null) {
  const client = useClient();
  const [written, setQuantities] = useState<Quantities | 'all'>({});
  const [reason, setReason] = useState('');
  const [chosenForm, setForm] = useState<string | null>(null);
  const [booked, setBooked] = useState<CorrectedSale | null>(null);
  const shown = useAnswer(
    useMemo(() => askLines(documentId), [documentId]),
    'once',
  );
  // All can be wanted before the lines are there.
  const quantities = written === 'all' ? allLeft(shown.value?.lines ?? []) : written;
  const card = useCard(documentId ?? shown.value?.documentId ?? null);
  const refund = useRefund(card);
  const returned = Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity }));
  const asked = JSON.stringify(returned);
  const askSheet = useMemo(
    () => (at: TillClient) => at.tradeDocument.refundSheet({ documentId, lines: JSON.parse(asked) }),
    [documentId, asked],
  );
  const sheet = useAnswer(askSheet, 'once');
  const correct = useCommand(client.tradeDocument.correct);
  const without = useCommand(client.tradeDocument.returnWithoutReceipt);
  const command = documentId === null ? without : correct;
  const forms = sheet.value?.forms ?? [];
  const chosen = forms.find(({ paymentForm }) => paymentForm === chosenForm);
  // Until somebody chooses, it goes back the way it came.
  const form = chosen ?? forms.find(({ needsRight }) => !needsRight) ?? forms[0] ?? null;
  const corrected = booked ?? refund.corrected;
  const isQuestion = isLimitQuestion(command.trouble);

  /** Something else stands there now: an answer to what stood there before no longer counts. */
  const changing = (change: () => void) => {
    command.forgive();
    refund.forgive();
    change();
  };
  const run = async () => {
    const order = { reason, paymentForm: form?.paymentForm ?? '', confirmed: isQuestion };
    if (form?.kind === 'card' && (await card.asksTerminal())) {
      return refund.ask({ ...order, documentId, lines: returned });
    }
    const outcome =
      documentId === null ? await without.run(order) : await correct.run({ ...order, documentId, lines: returned });
    if (outcome?.kind === 'done') setBooked(outcome.value);
  };
  return {
    lines: shown.value?.lines ?? [],
    number: shown.value?.number ?? '',
    hasReceipt: documentId !== null,
    quantities,
    reason,
    form,
    forms,
    sheet: sheet.value,
    corrected,
    card,
    refund,
    isQuestion,
    isBusy: command.isBusy || refund.isBusy,
    trouble: command.trouble ?? card.trouble ?? sheet.trouble ?? shown.trouble,
    forgive: command.forgive,
    write: (lineId: string, quantity: string | null) =>
      changing(() =>
        setQuantities((before) => {
          const { [lineId]: _before, ...others } = before === 'all' ? quantities : before;
          return quantity === null || /^[0.,\s]*$/.test(quantity) ? others : { ...others, [lineId]: quantity };
        }),
      ),
    all: () => changing(() => setQuantities('all')),
    say: (words: string) => changing(() => setReason(words)),
    choose: (paymentForm: string) => changing(() => setForm(paymentForm)),
    run,
  };
}

export type Correction = ReturnType<typeof useCorrection>;
