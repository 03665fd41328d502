import { useTranslation } from 'react-i18next';
import { RefundBanner } from '#renderer/card/refund-banner.tsx';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { LimitQuestion } from '#renderer/frame/limit-question.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { ParkedBanner } from '#renderer/pending/parked-banner.tsx';
import type { Sale } from '#renderer/sale/use-sale.ts';

/** Words over the document: what was refused, what is asked, and that payments hold its lines. */
export function SaleBanners(props: {
  readonly sale: Sale;
  readonly isDiscarding: boolean;
  readonly onAnswered: () => void;
}) {
  const { t } = useTranslation();
  const { sale } = props;
  const said = sale.isQuestion ? sale.troubles.slice(0, -1) : sale.troubles;
  const newest = sale.isQuestion ? null : said.length - 1;
  const goOn = () => {
    sale.forgive();
    sale.field.current?.focus();
  };
  return (
    <>
      {said.map((trouble, index) => (
        <TroubleBanner key={JSON.stringify(trouble)} trouble={trouble}>
          {index === newest ? <Key label={t('sale.understood')} kind="small" onPress={goOn} /> : null}
        </TroubleBanner>
      ))}
      {sale.isQuestion ? (
        <LimitQuestion trouble={sale.troubles.at(-1) ?? null} no={t('payment.otherwise')} onNo={goOn} />
      ) : null}
      <DrawerFull sale={sale} />
      {sale.lines.length === 0 ? (
        <>
          <ParkedBanner />
          <RefundBanner />
        </>
      ) : null}
      {props.isDiscarding ? <DiscardQuestion sale={sale} onAnswered={props.onAnswered} /> : <PaidBanner sale={sale} />}
    </>
  );
}

/** The last sale took the drawer above its maximum: said once, until the next item. */
function DrawerFull({ sale }: { readonly sale: Sale }) {
  const words = sale.last?.cashWarning ?? '';
  if (words === '' || sale.lines.length > 0) return null;
  return <Banner tone="warn" icon="coins" words={words} />;
}

/** One question, one answer; nothing else is heard until it is given, except a scan, which means "go on". */
function DiscardQuestion({ sale, onAnswered }: { readonly sale: Sale; readonly onAnswered: () => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { document } = sale;
  const answer = (isYes: boolean) => {
    onAnswered();
    sale.field.current?.focus();
    if (!isYes) return;
    sale.forgive();
    void sale.discard();
  };
  useKeys(
    [
      { id: 'yes', label: t('sale.discardYes'), shortcut: 'F10', place: 'elsewhere', press: () => answer(true) },
      { id: 'no', label: t('sale.discardNo'), shortcut: 'Escape', place: 'elsewhere', press: () => answer(false) },
    ],
    'closed',
  );
  if (document === null) return null;
  const total = `${money.read(document.totalMinor, document.currency)} ${document.currency}`;
  return (
    <Banner
      tone="warn"
      icon="question"
      role="alert"
      words={t('sale.discardQuestion', { lines: money.count(document.lines.length), total })}
      more={t('sale.discardMore')}
    >
      <Key label={t('sale.discardNo')} shortcut="Escape" kind="small" onPress={() => answer(false)} />
      <Key label={t('sale.discardYes')} shortcut="F10" tone="stop" kind="small" onPress={() => answer(true)} />
    </Banner>
  );
}

/** Back from Payment with payments kept: what was paid for must stay what is sold. */
function PaidBanner({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { document } = sale;
  if (document === null || document.payments.length === 0) return null;
  const paid = document.payments.reduce((sum, { assignedMinor }) => sum + assignedMinor, 0);
  const amount = `${money.read(paid, document.currency)} ${document.currency}`;
  return (
    <Banner tone="info" icon="info" words={t('sale.hasPayments', { amount })} more={t('sale.hasPaymentsMore')}>
      <Key label={t('sale.takePaymentsOff')} kind="small" onPress={sale.takePaymentsOff} />
    </Banner>
  );
}
