import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { isSectionShown } from '#renderer/layout/layout.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import type { Deposits } from '#renderer/start-of-shift/start-of-shift-window.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/shift.ts';

type PageProps = {
  readonly sheet: StartSheet;
  readonly deposits: Deposits;
  readonly onWrite: (currency: string, text: string) => void;
  readonly onCurrency: (currency: string) => void;
};

/** The page that is read: Currency, Beginning Balance, Deposit, and in words what Confirm will write. */
export function StartSheetPage(props: PageProps) {
  const { t } = useTranslation();
  const { parameters } = useTillState();
  const columns = startColumns(props.sheet, parameters.forceCount);
  return (
    <section className="sheet start-sheet" aria-label={t('startOfShift.balances')}>
      <Ledger
        caption={t('startOfShift.caption')}
        kind={columns.hasActual || columns.hasDifference ? 'start-ledger counted' : 'start-ledger'}
      >
        <thead>
          <tr>
            <ColumnHead>{t('startOfShift.currency')}</ColumnHead>
            <ColumnHead kind="margin">{t('startOfShift.beginningBalance')}</ColumnHead>
            {columns.hasActual ? <ColumnHead kind="money">{t('startOfShift.actualBalance')}</ColumnHead> : null}
            {columns.hasDifference ? <ColumnHead kind="money">{t('startOfShift.difference')}</ColumnHead> : null}
            <ColumnHead kind="money">{t('startOfShift.deposit')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {props.sheet.rows.map((row, index) => (
            <Row key={row.currency} {...props} columns={columns} row={row} isFirst={index === 0} />
          ))}
        </tbody>
      </Ledger>
      <Why sheet={props.sheet} deposits={props.deposits} />
    </section>
  );
}

export type StartColumns = { readonly hasActual: boolean; readonly hasDifference: boolean };

/** Currency, Beginning Balance, Deposit as the article has them; the other two once there is something to say (reference Q3). */
export function startColumns(sheet: StartSheet, isCountForced: boolean): StartColumns {
  const isCounted = sheet.rows.some(({ countedMinor }) => countedMinor !== null);
  const isDue = isCounted || isCountForced || sheet.countRequired;
  return {
    hasActual: isDue || isSectionShown('start-of-shift', 'actualBalance'),
    hasDifference: isDue || isSectionShown('start-of-shift', 'difference'),
  };
}

function Row(
  props: PageProps & {
    readonly columns: StartColumns;
    readonly row: StartSheet['rows'][number];
    readonly isFirst: boolean;
  },
) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currencies } = useTillState();
  const { currency, beginningMinor, countedMinor, differenceMinor } = props.row;
  return (
    <tr>
      <th scope="row">
        <b>{currency}</b> <span className="quiet">{currencies.find(({ code }) => code === currency)?.name}</span>
      </th>
      <td className="num margin">{money.read(beginningMinor, currency)}</td>
      {props.columns.hasActual ? (
        <td className="num">
          {countedMinor === null ? (
            <span className="diff none">{t('money.notCounted')}</span>
          ) : (
            <span className="pen">{money.read(countedMinor, currency)}</span>
          )}
        </td>
      ) : null}
      {props.columns.hasDifference ? (
        <td className="num">
          <Difference amount={differenceMinor} currency={currency} />
        </td>
      ) : null}
      <td className="num cell">
        <AmountEntry
          label={t('startOfShift.depositOf', { currency })}
          written={props.deposits[currency] ?? null}
          shown={money.read(previewOf(props.deposits[currency], money.minorDigits(currency)) ?? 0, currency)}
          autoFocus={props.isFirst}
          onFocus={() => props.onCurrency(currency)}
          holder="window"
          onWrite={(text) => props.onWrite(currency, text ?? '')}
        />
      </td>
    </tr>
  );
}

function Why({ sheet, deposits }: { readonly sheet: StartSheet; readonly deposits: Deposits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { operator } = useTillState();
  const written = sheet.rows.flatMap(({ currency }) => {
    const amount = previewOf(deposits[currency], money.minorDigits(currency)) ?? 0;
    return amount > 0 ? [{ currency, amount: money.read(amount, currency) }] : [];
  });
  const { lastShift } = sheet;
  return (
    <ul className="why">
      {written.length === 0 ? (
        <li>
          <Icon name="receipt" />
          <span>{t('startOfShift.writesNothing')}</span>
        </li>
      ) : (
        written.map((document) => (
          <li key={document.currency}>
            <Icon name="receipt" />
            <span>{t('startOfShift.writesDocument', { ...document, name: operator?.name ?? '' })}</span>
          </li>
        ))
      )}
      <li>
        <Icon name="clock" />
        <span>
          {lastShift === null
            ? t('startOfShift.firstShift')
            : t('startOfShift.whereFrom', {
                number: lastShift.number,
                moment: momentInWords(lastShift.endedAt, 'day-and-time', language),
              })}
        </span>
      </li>
    </ul>
  );
}
