import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';

/** Whose figures these are, and up to which record of each till. Nothing where there is only one. */
export function TillsLedger({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const money = useMoney();
  if (summary.tills.length < 2) return null;
  return (
    <figure>
      <figcaption>
        <h2>{t('shiftSummary.tills.caption')}</h2>
      </figcaption>
      <Ledger caption={t('shiftSummary.tills.caption')}>
        <thead>
          <tr>
            <ColumnHead>{t('shiftSummary.tills.till')}</ColumnHead>
            <ColumnHead kind="margin">{t('shiftSummary.tills.receipts')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.tills.cashDocuments')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.tills.seq')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {summary.tills.map((one) => (
            <tr key={one.till}>
              <th scope="row">
                {one.till}{' '}
                {one.isReported ? (
                  <span className="quiet">{t('shiftSummary.tills.reported')}</span>
                ) : (
                  <span className="tag warn">{t('shiftSummary.tills.notReported')}</span>
                )}
              </th>
              <td className="num margin">{money.count(one.receipts)}</td>
              <td className="num">{summary.isBlind ? '–' : documentsInWords(one, money)}</td>
              <td className="num">{money.count(one.seq)}</td>
            </tr>
          ))}
        </tbody>
      </Ledger>
    </figure>
  );
}

/** First and last receipt of each till and its cash documents one by one, and what of them is not known. */
export function DocumentsOfTills({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  if (summary.tills.length < 2) return null;
  return (
    <figure>
      <figcaption>
        <h2>{t('shiftSummary.tillDocuments.caption')}</h2>
      </figcaption>
      <Ledger caption={t('shiftSummary.tillDocuments.caption')}>
        <thead>
          <tr>
            <ColumnHead>{t('shiftSummary.tills.till')}</ColumnHead>
            <ColumnHead>{t('shiftSummary.tillDocuments.document')}</ColumnHead>
            <ColumnHead kind="money">{t('shiftSummary.tillDocuments.amount')}</ColumnHead>
          </tr>
        </thead>
        {summary.tills.map((one) => (
          <DocumentsOfTill key={one.till} one={one} />
        ))}
      </Ledger>
    </figure>
  );
}

function DocumentsOfTill({ one }: { readonly one: ShiftSummary['tills'][number] }) {
  const { t } = useTranslation();
  const money = useMoney();
  const words = (name: TillWords) => t(`shiftSummary.tillDocuments.${name}`, { count: one.moreIssued });
  const receipts = [
    { number: one.firstReceipt, note: words('first') },
    { number: one.lastReceipt, note: words(one.isReported ? 'last' : 'lastReported') },
  ].flatMap(({ note, number }) => (number === null ? [] : [{ number, note, amount: '' }]));
  const issued = one.issued.map(({ amountMinor, currency, description, number, type }) => ({
    number,
    note: description,
    amount: `${money.read(type === 'CD' ? amountMinor : -amountMinor, currency)}\u00a0${currency}`,
  }));
  return (
    <tbody>
      {[...receipts, ...issued].map(({ amount, note, number }) => (
        <tr key={`${number} ${note}`}>
          <th scope="row">{one.till}</th>
          <td>
            {number} <span className="quiet">{note}</span>
          </td>
          <td className="num">{amount}</td>
        </tr>
      ))}
      {missingOf(one).map((name) => (
        <tr key={name}>
          <th scope="row">{one.till}</th>
          <td colSpan={2}>
            <span className="tag warn">{words(name)}</span>
          </td>
        </tr>
      ))}
    </tbody>
  );
}

type Missing = 'more' | 'notListed' | 'notReported';
type TillWords = Missing | 'first' | 'last' | 'lastReported';

function missingOf({ isListed, isReported, moreIssued }: ShiftSummary['tills'][number]): readonly Missing[] {
  return [
    ...(moreIssued === 0 ? [] : (['more'] as const)),
    ...(isListed ? [] : (['notListed'] as const)),
    ...(isReported ? [] : (['notReported'] as const)),
  ];
}

/** One sum per currency: currencies are never added up. */
function documentsInWords({ cashDocuments }: ShiftSummary['tills'][number], money: MoneyWriter): string {
  const sums = cashDocuments.map(
    ({ amountMinor, currency }) => `${money.read(amountMinor, currency)}\u00a0${currency}`,
  );
  return sums.length === 0 ? '–' : sums.join(', ');
}

/** On every page: figures that lack what a till has not told are not to be taken for the whole. */
export function UnreportedTills({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const tills = summary.tills.filter(({ isReported }) => !isReported).map(({ till }) => till);
  if (tills.length === 0) return null;
  return (
    <Banner
      tone="warn"
      icon="clock"
      words={t('endOfShift.unreported', { tills: tills.join(', ') })}
      more={t('shiftSummary.tills.unreportedMore')}
    />
  );
}
