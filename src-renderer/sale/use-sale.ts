import { useRef, useState } from 'react';
import { lineAfter } from '#renderer/sale/line-steps.ts';
import { readTimes } from '#renderer/sale/times.ts';
import { useCustomer } from '#renderer/sale/use-customer.ts';
import { useDiscount } from '#renderer/sale/use-discount.ts';
import { type DocumentAtWork, useDocument } from '#renderer/sale/use-document.ts';
import { useOnePress } from '#renderer/sale/use-one-press.ts';
import { withoutCode } from '#renderer/sale/use-scanner.ts';
import { useScanSound } from '#renderer/sound/use-sound.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';
import type { CompletedSale, FoundItem, SaleDocument } from '#shared/contract/sale.ts';

export type SaleLine = SaleDocument['lines'][number];
/** What was half typed before the code came. */
type Before = { readonly times: string | null; readonly typed: string | null };
type Put = (commandId: string, quantity: string) => Promise<Reply<SaleDocument>>;

/**
 * What hands do in New Document: put items in, choose a line, change its quantity, void it. Holds only what is half
 * typed; the document is main's.
 */
export function useSale(completedBefore: CompletedSale | null) {
  const client = useClient();
  const desk = useDocument();
  const field = useRef<HTMLInputElement>(null);
  const mayVoid = useOnePress();
  const soundScan = useScanSound();
  const [text, setText] = useState('');
  const [times, setTimes] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [padTo, setPadTo] = useState<'quantity' | 'search'>('quantity');
  const [last, setLast] = useState(completedBefore);
  const lines = desk.document?.lines ?? [];
  const chosen = lines.find(({ id }) => id === chosenId) ?? lines.at(-1) ?? null;

  const write = (next: string) => {
    const read = readTimes(next);
    if (read.times !== null) setTimes(read.times);
    setText(read.rest);
  };
  const setQuantity = async (quantity: string, line: SaleLine) => {
    setTyped(null);
    const isTaken = await desk.change((commandId) => client.sale.setQuantity({ commandId, lineId: line.id, quantity }));
    if (!isTaken) setTyped((now) => now ?? quantity);
  };
  /** A quantity typed for a line and not yet entered is written first, as the pad said it would be. */
  const writeTyped = (half: string | null) => {
    if (half !== null && half !== '' && chosen !== null) void setQuantity(half, chosen);
  };
  const put = async (send: Put, before: Before, onAnswer?: typeof soundScan) => {
    writeTyped(before.typed);
    const forNext = before.times ?? times ?? (chosen === null && before.typed !== '' ? before.typed : null);
    setTimes(null);
    setTyped(null);
    setChosenId(null);
    setPadTo('quantity');
    setLast(null);
    const isTaken = await desk.change((commandId) => send(commandId, forNext ?? '1'), onAnswer);
    if (!isTaken && forNext !== null) setTimes((now) => now ?? forNext);
    return isTaken;
  };
  const byBarcode =
    (barcode: string): Put =>
    (commandId, quantity) =>
      client.sale.scan({ commandId, barcode, quantity });

  const discount = useDiscount(desk, chosen, () => field.current?.focus());

  const customer = useCustomer(desk);

  return {
    ...desk,
    discount,
    customer,
    field,
    text,
    times,
    typed,
    padTo,
    lines,
    chosen,
    last,
    write,
    dropTimes: () => setTimes(null),
    touchSearch: () => setPadTo('search'),
    /** A scanner's code fell into a field, perhaps; it is taken out again and the rest stays. */
    scan: (code: string) => {
      const { times: before, rest } = readTimes(code);
      setText((now) => withoutCode(now, rest));
      void put(
        byBarcode(rest),
        { times: before, typed: typed === null ? null : withoutCode(typed, figuresOf(rest)) },
        soundScan,
      );
    },
    /** A barcode typed by hand. What main does not know comes back into the field, to be corrected. */
    enterBarcode: async (barcode: string) => {
      desk.forgive();
      setText('');
      const isTaken = await put(byBarcode(barcode), { times: null, typed }, soundScan);
      if (isTaken) return;
      setText((now) => (now === '' ? barcode : now));
      requestAnimationFrame(() => field.current?.select());
    },
    add: (item: FoundItem) => {
      desk.forgive();
      setText('');
      field.current?.focus();
      void put((commandId, quantity) => client.sale.add({ commandId, itemId: item.id, quantity }), {
        times: null,
        typed,
      });
    },
    choose: (line: SaleLine) => {
      setChosenId(line.id);
      setTyped(null);
      setPadTo('quantity');
    },
    writeQuantity: (quantity: string | null) => {
      setPadTo('quantity');
      setTyped(quantity);
    },
    enterQuantity: () => {
      if (typed === null || typed === '') return;
      desk.forgive();
      if (chosen !== null) return void setQuantity(typed, chosen);
      setTimes(typed);
      setTyped(null);
    },
    /** What stands on the pad becomes "so many times the next item". */
    multiply: () => {
      const figures = padTo === 'search' ? text : typed;
      if (figures === null || figures === '') return;
      if (padTo === 'search') return write(`${figures}*`);
      setTimes(figures);
      setTyped(null);
    },
    voidChosen: () => {
      if (chosen === null || !mayVoid()) return;
      desk.forgive();
      setTyped(null);
      setChosenId(lineAfter(lines, chosen)?.id ?? null);
      void desk.change((commandId) => client.sale.voidLine({ commandId, lineId: chosen.id }));
    },
    exactCash: async () => {
      writeTyped(typed);
      const completed = await desk.complete(true);
      if (completed === null) return;
      desk.forgive();
      setLast(completed);
      setTimes(null);
      field.current?.focus();
    },
    /** Everything pressed before goes with it; where something of it was refused, the document stays to be looked at. */
    parkDocument: async () => {
      writeTyped(typed);
      if (!(await desk.settled()) || !(await desk.park())) return;
      desk.forgive();
      setTimes(null);
      setLast(null);
      field.current?.focus();
    },
    takePaymentsOff: () => {
      desk.forgive();
      void desk.change((commandId) => client.sale.clearPayments({ commandId }));
    },
    /** Everything written, and nothing refused on the way: the window may be left. */
    finish: async () => {
      writeTyped(typed);
      return desk.settled();
    },
  } satisfies DocumentAtWork & Record<string, unknown>;
}

export type Sale = ReturnType<typeof useSale>;

/** What an entry for figures keeps of a code that a scanner typed into it. */
function figuresOf(code: string): string {
  return code.replaceAll(/[^\d.,]/g, '');
}
