import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/frame/frame.tsx';
import { useHandOver } from '#renderer/hand-over/use-hand-over.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { usePending } from '#renderer/pending/use-pending.ts';
import { CustomerDock } from '#renderer/sale/customer-dock.tsx';
import { DocumentPage } from '#renderer/sale/document-page.tsx';
import { SaleBanners } from '#renderer/sale/sale-banners.tsx';
import { SaleSide } from '#renderer/sale/sale-side.tsx';
import { type Sale, useSale } from '#renderer/sale/use-sale.ts';
import { isTextField, useScanner } from '#renderer/sale/use-scanner.ts';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { CompletedSale } from '#shared/contract/sale.ts';

/** New Document: scan or search, choose, count, and on to the money. */
export function SaleWindow() {
  return <NewDocument completed={null} />;
}

/** The same after a payment: the next document is open at once and tells quietly of the one before. */
export function SaleCompletedWindow() {
  return <NewDocument completed={usePhase('sale-completed').completed} />;
}

function NewDocument({ completed }: { readonly completed: CompletedSale | null }) {
  const { t } = useTranslation();
  const { code } = useTillState();
  const sale = useSale(completed);
  const [askedId, setAskedId] = useState<string | null>(null);
  const isDiscarding = sale.document !== null && sale.document.id === askedId;
  const scanner = useScanner(({ text, isTorn }) => {
    setAskedId(null);
    // A code that may lack its beginning stands whole in the search field, which takes it from there; so does that of customers.
    if (isTorn || sale.customer.isOpen) return false;
    sale.scan(text);
    return true;
  });
  useTypingGoesTo(sale.field);
  const handOver = useHandOver('elsewhere', async () => {
    await scanner.idle();
    return sale.finish();
  });
  const keys = useKeysOfSale(sale, { idle: scanner.idle, askDiscard: () => setAskedId(sale.document?.id ?? null) });
  return (
    <Frame
      hasOwnPrinterQuestion
      kind="sale"
      title={t('sale.title')}
      subtitle={t('sale.subtitle', { till: code })}
      keys={[...keys, ...handOver.keys]}
      banner={
        <>
          {handOver.banner}
          <SaleBanners sale={sale} isDiscarding={isDiscarding} onAnswered={() => setAskedId(null)} />
        </>
      }
    >
      <DocumentPage sale={sale} />
      <SaleSide sale={sale} />
      <CustomerDock sale={sale} />
    </Frame>
  );
}

type Ways = { readonly idle: () => Promise<void>; readonly askDiscard: () => void };

function useKeysOfSale(sale: Sale, { idle, askDiscard }: Ways): readonly WindowKey[] {
  const { t } = useTranslation();
  const open = useOpen();
  const isEmpty = sale.lines.length === 0 && !sale.isWaiting;
  // With nothing in it, a document has only its customer to be given up.
  const isNamed = isEmpty && (sale.document?.customer ?? null) !== null;
  const { documents: parked } = usePending();
  const whyNot = isEmpty ? t('sale.emptyReason') : null;
  // A hand is faster than the first answer: a key pressed before it counts, and the next window or main sees what there is.
  const whyNotYet = sale.isLoaded ? whyNot : null;
  const finish = async () => {
    await idle();
    return await sale.finish();
  };
  const close = async () => {
    if (!(await finish())) return;
    sale.leave();
    open({ window: 'main-menu' });
  };
  const pay = async () => {
    if ((await finish()) && (sale.isLoaded || (await sale.hasLines()))) open({ window: 'payment' });
  };
  const parkOrTakeUp = async () => {
    if (!sale.isLoaded && (await sale.hasLines())) await sale.parkDocument();
    else open({ window: 'pending-documents', back: { window: 'sale' } });
  };
  const parkedHere = parked.filter(({ place }) => place === 'here').length;
  // One key, as one thing is meant at a time: what is in hand is parked, with empty hands something is taken up.
  const park: WindowKey = isEmpty
    ? {
        id: 'pending',
        label: parkedHere === 0 ? t('pending.title') : t('pending.waiting', { count: parkedHere }),
        shortcut: 'F7',
        icon: 'park',
        place: 'left',
        reason: parked.length === 0 && sale.isLoaded ? t('pending.none') : null,
        press: () => void parkOrTakeUp(),
      }
    : {
        id: 'park',
        label: t('pending.park'),
        shortcut: 'F7',
        icon: 'park',
        place: 'left',
        press: () => void idle().then(sale.parkDocument),
      };
  return [
    {
      id: 'close',
      label: t('frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => void close(),
    },
    park,
    {
      id: 'discount',
      label: t('discount.title'),
      shortcut: 'F3',
      place: 'left',
      reason: sale.lines.length === 0 ? t('discount.noLines') : null,
      press: sale.discount.open,
    },
    {
      id: 'customer',
      label: t('sale.customer'),
      shortcut: 'F2',
      place: 'elsewhere',
      press: sale.customer.open,
    },
    {
      id: 'void',
      label: t('sale.voidLine'),
      shortcut: 'Delete',
      place: 'left',
      reason: sale.chosen === null ? t('sale.noLineReason') : null,
      press: sale.voidChosen,
    },
    {
      id: 'discard',
      label: t('sale.discard'),
      shortcut: 'Control+Delete',
      place: 'left',
      reason: isNamed ? null : whyNot,
      press: isNamed ? () => sale.customer.choose(null) : askDiscard,
    },
    {
      id: 'exact-cash',
      label: sale.isQuestion ? t('cashDocument.yes') : t('sale.exactCash'),
      shortcut: 'F12',
      icon: 'cash',
      place: 'right',
      isBusy: sale.isCompleting,
      reason: whyNotYet,
      press: () => void sale.exactCash(),
    },
    {
      id: 'confirm',
      label: t('frame.confirm'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: sale.isCompleting,
      reason: whyNotYet,
      press: () => void pay(),
    },
  ];
}

/** A hand that types while no field has the focus means the search; the figure it began with is not lost. */
function useTypingGoesTo(field: Sale['field']): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!isTextField(event.target)) field.current?.focus();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [field]);
}
