import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useStateWords } from '#renderer/paper-roll/use-state-words.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { PrintJobState } from '#shared/contract/paper.ts';
import type { TillState } from '#shared/contract/till.ts';

type ListProps = {
  readonly recovered: NonNullable<TillState['recovered']>;
  readonly printState: PrintJobState | null;
};

/** What is safe, one line each; the marked one is where the hand was. */
export function RecoveredList(props: ListProps) {
  return (
    <ol className="rec-list">
      <LastDocument {...props} />
      <OpenDocument />
      <Cash />
    </ol>
  );
}

function LastDocument({ recovered, printState }: ListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const stateInWords = useStateWords();
  const { systemCurrency } = useTillState();
  const { lastDocument } = recovered;
  if (lastDocument === null) return <Safe title={t('recovered.noReceipt')} note={t('recovered.noReceiptNote')} />;
  const time = momentInWords(lastDocument.at, 'time-with-seconds', language);
  const isReceipt = lastDocument.type === 'receipt';
  const booked = t(isReceipt ? 'recovered.booked' : 'recovered.paidBack', { time });
  return (
    <Safe
      title={t(isReceipt ? 'recovered.receipt' : 'recovered.correction', {
        number: lastDocument.number,
        total: `${money.read(lastDocument.totalMinor, systemCurrency)}\u00a0${systemCurrency}`,
      })}
      note={printState === null ? booked : `${booked}, ${stateInWords(printState)}`}
    />
  );
}

function OpenDocument() {
  const { t } = useTranslation();
  const money = useMoney();
  const { document, systemCurrency } = useTillState();
  if (document === null) return <Safe title={t('recovered.noDocument')} note={t('recovered.noDocumentNote')} />;
  const total = money.read(document.totalMinor, systemCurrency);
  return (
    <li className="here" aria-current="true">
      <Icon name="right" />
      <div>
        <b>{t('recovered.document', { lines: money.count(document.lineCount) })}</b>
        <span className="label">{t('recovered.documentNote')}</span>
      </div>
      <span className="money strong">
        {total} {systemCurrency}
      </span>
    </li>
  );
}

const askGlance = (client: TillClient) => client.till.glance({});

function Cash() {
  const { t } = useTranslation();
  const money = useMoney();
  const { shift } = useTillState();
  const glance = useAnswer(askGlance, 'once');
  const cash = glance.value?.cash ?? [];
  if (shift === null || cash.length === 0) return null;
  const amounts = cash.map(({ currency, inDrawerMinor }) => `${money.read(inDrawerMinor, currency)}\u00a0${currency}`);
  return <Safe title={t('recovered.cash', { amounts: amounts.join(' · ') })} note={t('recovered.cashNote')} />;
}

function Safe({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}) {
  return (
    <li className="ok">
      <Icon name="check" />
      <div>
        <b>{title}</b>
        <span className="label">{note}</span>
      </div>
      {children}
    </li>
  );
}
