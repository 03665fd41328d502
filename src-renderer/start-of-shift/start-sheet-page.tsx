import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { type Parts, usePartsOf } from '#renderer/layout/use-parts.ts';
import { Drill, Ledger } from '#renderer/ledger/ledger.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { LastShifts, LeftInDrawer } from '#renderer/start-of-shift/last-shifts.tsx';
import type { Deposits } from '#renderer/start-of-shift/start-of-shift-window.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';
import type { WorkMode } from '#shared/till/work-mode.ts';

type PageProps = {
  readonly sheet: StartSheet;
  readonly deposits: Deposits;
  readonly onWrite: (currency: string, text: string) => void;
  readonly onActual: (currency: string, text: string | null) => Promise<boolean>;
  readonly onCurrency: (currency: string) => void;
  /** A Beginning Balance is opened into what it is made of. */
  readonly onBeginning: (currency: string) => void;
};

/** The page that is read: Currency, Beginning Balance, Deposit, and in words what Confirm will write. */
export function StartSheetPage(props: PageProps) {
  const { t } = useTranslation();
  const { parameters, workMode } = useTillState();
  const parts = usePartsOf('start-of-shift');
  const isAsked = parameters.forceCount || parameters.actualBalanceMandatory;
  const columns = startColumns(props.sheet, { isAsked, workMode, parts });
  const figure = figureClass(columns, ['currency']);
  return (
    <section className="sheet start-sheet" aria-label={t('startOfShift.balances')}>
      <Ledger caption={t('startOfShift.caption')} kind={columns.length > 3 ? 'start-ledger counted' : 'start-ledger'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'currency' ? undefined : figure(column)}>
                {t(`startOfShift.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.sheet.rows.map((row, index) => (
            <Row key={row.currency} {...props} columns={columns} row={row} isFirst={index === 0} />
          ))}
        </tbody>
      </Ledger>
      <LeftInDrawer sheet={props.sheet} />
      <LastShifts sheet={props.sheet} />
      {parts.isShown('why') ? <Why sheet={props.sheet} deposits={props.deposits} /> : null}
    </section>
  );
}

export type StartColumn = ColumnOf<'start-of-shift'>;

/**
 * Start of Shift: Currency, Beginning Balance, Deposit as the article has them; the other two once there is something to
 * say (reference Q3). Start of Day has all five (reference 1.2).
 */
export function startColumns(
  sheet: Pick<StartSheet, 'rows' | 'countRequired'>,
  {
    isAsked,
    workMode,
    parts,
  }: { readonly isAsked: boolean; readonly workMode: WorkMode; readonly parts: Parts<'start-of-shift'> },
): readonly StartColumn[] {
  const isCounted = sheet.rows.some(({ countedMinor }) => countedMinor !== null);
  const isDue = workMode === 'day' || isCounted || isAsked || sheet.countRequired;
  return parts.columns.filter(
    (column) => parts.isShown(column) || (isDue && (column === 'actualBalance' || column === 'difference')),
  );
}

function Row(
  props: PageProps & {
    readonly columns: readonly StartColumn[];
    readonly row: StartSheet['rows'][number];
    readonly isFirst: boolean;
  },
) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currencies, parameters } = useTillState();
  const { currency, beginningMinor, countedMinor, differenceMinor } = props.row;
  const figure = figureClass(props.columns, ['currency']);
  const cells: Readonly<Record<StartColumn, ReactNode>> = {
    currency: (
      <th scope="row">
        <b>{currency}</b> <span className="quiet">{currencies.find(({ code }) => code === currency)?.name}</span>
      </th>
    ),
    beginningBalance: (
      <td className={figure('beginningBalance')}>
        {beginningMinor === 0 && props.row.beginningParts.shifts.length === 0 ? (
          money.read(beginningMinor, currency)
        ) : (
          <Drill
            name={t('beginning.opens', { currency, amount: money.read(beginningMinor, currency) })}
            onOpen={() => props.onBeginning(currency)}
          >
            {money.read(beginningMinor, currency)}
          </Drill>
        )}
      </td>
    ),
    actualBalance: (
      <td className={`${figure('actualBalance')} cell`}>
        <AmountEntry
          label={t('startOfShift.actualOf', { currency })}
          written={countedMinor === null ? null : money.typed(countedMinor, currency)}
          autoFocus={props.isFirst && parameters.actualBalanceMandatory}
          {...(countedMinor === null
            ? { emptyWords: t('money.notCounted') }
            : { shown: money.read(countedMinor, currency) })}
          onFocus={() => props.onCurrency(currency)}
          onWrite={(text) => props.onActual(currency, text)}
        />
      </td>
    ),
    difference: (
      <td className={figure('difference')}>
        <Difference amount={differenceMinor} currency={currency} />
      </td>
    ),
    deposit: (
      <td className={`${figure('deposit')} cell`}>
        <AmountEntry
          label={t('startOfShift.depositOf', { currency })}
          written={props.deposits[currency] ?? null}
          shown={money.read(previewOf(props.deposits[currency], money.minorDigits(currency)) ?? 0, currency)}
          autoFocus={props.isFirst && !parameters.actualBalanceMandatory}
          onFocus={() => props.onCurrency(currency)}
          holder="window"
          onWrite={(text) => props.onWrite(currency, text ?? '')}
        />
      </td>
    ),
  };
  return (
    <tr>
      <LaidCells columns={props.columns} cells={cells} />
    </tr>
  );
}

function Why({ sheet, deposits }: { readonly sheet: StartSheet; readonly deposits: Deposits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { operator, drawersToCount } = useTillState();
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
      {sheet.rows
        .filter(({ floatDepositMinor }) => floatDepositMinor > 0)
        .map(({ currency, floatDepositMinor }) => (
          <li key={`float-${currency}`}>
            <Icon name="coins" />
            <span>{t('startOfShift.float', { amount: money.read(floatDepositMinor, currency), currency })}</span>
          </li>
        ))}
      {lastShift === null && drawersToCount.some(({ isOwn }) => isOwn) ? null : (
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
      )}
    </ul>
  );
}
