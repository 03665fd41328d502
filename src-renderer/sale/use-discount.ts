import { useState } from 'react';
import type { DocumentAtWork } from '#renderer/sale/use-document.ts';
import type { SaleLine } from '#renderer/sale/use-sale.ts';
import { useClient } from '#renderer/till/till-context.tsx';

export const DISCOUNT_ID = 'discount';

export type DiscountOf = 'line' | 'document';
export type DiscountHow = 'percent' | 'amount' | 'value' | 'price';

/** A document has neither a value nor a price of its own to type. */
export const HOWS: Readonly<Record<DiscountOf, readonly DiscountHow[]>> = {
  line: ['percent', 'amount', 'value', 'price'],
  document: ['percent', 'amount'],
};

export type DiscountDraft = { readonly of: DiscountOf; readonly how: DiscountHow; readonly text: string };
const FRESH: DiscountDraft = { of: 'line', how: 'percent', text: '' };

/** What is being typed of a discount or another price, beside the document; null while nothing is. Main decides what it comes to. */
export function useDiscount(desk: DocumentAtWork, chosen: SaleLine | null, onDone: () => void) {
  const client = useClient();
  const [draft, setDraft] = useState<DiscountDraft | null>(null);
  const open = () => {
    desk.forgive();
    setDraft(FRESH);
  };
  const close = () => {
    setDraft(null);
    onDone();
  };
  const send = async (text: string | null) => {
    if (draft === null) return;
    const line = draft.of === 'line' ? chosen : null;
    if (draft.of === 'line' && line === null) return;
    desk.forgive();
    close();
    const isTaken = await desk.change((commandId) => {
      if (line === null) return client.sale.discountDocument({ commandId, discount: ofDocument(draft.how, text) });
      const lineId = line.id;
      if (draft.how === 'price') return client.sale.changePrice({ commandId, lineId, price: text });
      return client.sale.discountLine({ commandId, lineId, discount: ofLine(draft.how, text) });
    });
    // What was refused stands there as it was typed.
    if (!isTaken && text !== null) setDraft((now) => now ?? { ...draft, text });
    return isTaken;
  };
  const takeOff = () => {
    if (draft?.of === 'line' && chosen !== null && chosen.priceMinor !== chosen.regularPriceMinor) {
      const lineId = chosen.id;
      void desk.change((commandId) => client.sale.changePrice({ commandId, lineId, price: null }));
    }
    if (draft?.how === 'price') close();
    else void send(null);
  };
  return {
    draft,
    open,
    close,
    takeOff,
    toggleOf: () => setDraft((now) => now && { ...FRESH, text: now.text, of: now.of === 'line' ? 'document' : 'line' }),
    choose: (part: Partial<DiscountDraft>) => setDraft((now) => now && { ...now, ...part }),
    write: (text: string) => setDraft((now) => now && { ...now, text }),
    apply: () => {
      if (draft !== null && draft.text !== '') void send(draft.text);
    },
  };
}

export type DiscountEntry = ReturnType<typeof useDiscount>;

function ofDocument(how: DiscountHow, text: string | null) {
  if (text === null) return null;
  return how === 'percent'
    ? ({ kind: 'percent', percent: text } as const)
    : ({ kind: 'amount', amount: text } as const);
}

function ofLine(how: DiscountHow, text: string | null) {
  if (text === null || how !== 'value') return ofDocument(how, text);
  return { kind: 'value', value: text } as const;
}
