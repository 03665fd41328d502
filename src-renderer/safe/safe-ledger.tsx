import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { SafeRow } from '#renderer/safe/use-safe.ts';
import type { SafeSheet } from '#shared/contract/safe.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';
import { isSameRow } from '#shared/shift/figures.ts';

/** What lies in the safe on a day, a row for each payment form and currency; currencies are never added up. */
export function SafeLedger(props: {
  readonly sheet: SafeSheet;
  readonly chosen: SafeRow | null;
  readonly onChoose: (row: SafeRow) => void;
  readonly onDay: (day: string | null) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sheet, chosen } = props;
  const parts = usePartsOf('safe');
  const columns = parts.columns.filter(parts.isShown);
  const figure = figureClass(columns, NO_FIGURES);
  const heads = {
    paymentForm: <ColumnHead>{t('safe.paymentForm')}</ColumnHead>,
    transactions: <FigureHead className={figure('transactions')} words={t('safe.transactions')} />,
    beginning: <FigureHead className={figure('beginning')} words={t('safe.beginning')} />,
    deposits: <FigureHead className={figure('deposits')} words={t('safe.deposits')} />,
    withdrawals: <FigureHead className={figure('withdrawals')} words={t('safe.withdrawals')} />,
    total: <FigureHead className={figure('total')} words={t('safe.total')} />,
    ending: <FigureHead className={figure('ending')} words={t('safe.ending')} />,
  };
  return (
    <div className="sheet safe-sheet">
      <div className="safe-day">
        <label className="box documents-day">
          <span className="label">{t('safe.day')}</span>
          <select value={sheet.date} onChange={(event) => props.onDay(event.target.value)}>
            {(sheet.days.includes(sheet.date) ? sheet.days : [sheet.date, ...sheet.days]).map((day) => (
              <option key={day} value={day}>
                {momentInWords(day, 'day-and-year', language)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="safe-scroll">
        <Ledger caption={t('safe.title')} kind="safe-rows">
          <thead>
            <tr>
              <LaidCells columns={columns} cells={heads} />
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row) => (
              <Row
                key={`${row.paymentForm} ${row.currency}`}
                row={row}
                columns={columns}
                isChosen={chosen !== null && isSameRow(row, chosen)}
                onChoose={props.onChoose}
              />
            ))}
          </tbody>
        </Ledger>
      </div>
    </div>
  );
}

type SafeColumn = ColumnOf<'safe'>;
const NO_FIGURES: readonly SafeColumn[] = ['paymentForm'];

function FigureHead(props: { readonly className: string; readonly words: string }) {
  return (
    <th scope="col" className={props.className}>
      {props.words}
    </th>
  );
}

function Row(props: {
  readonly row: SafeRow;
  readonly columns: readonly SafeColumn[];
  readonly isChosen: boolean;
  readonly onChoose: (row: SafeRow) => void;
}) {
  const money = useMoney();
  const { isChosen, row } = props;
  const { currency } = row;
  const figure = figureClass(props.columns, NO_FIGURES);
  const cells: Readonly<Record<SafeColumn, ReactNode>> = {
    paymentForm: (
      <th scope="row">
        <button type="button" className="drill" aria-pressed={isChosen} onClick={() => props.onChoose(row)}>
          {row.name} {currency}
        </button>
      </th>
    ),
    transactions: <td className={figure('transactions')}>{money.count(row.transactions)}</td>,
    beginning: <td className={figure('beginning')}>{money.read(row.beginningMinor, currency)}</td>,
    deposits: <td className={figure('deposits')}>{money.read(row.depositsMinor, currency)}</td>,
    withdrawals: <td className={figure('withdrawals')}>{money.read(row.withdrawalsMinor, currency)}</td>,
    total: <td className={figure('total')}>{money.read(row.totalMinor, currency)}</td>,
    ending: <td className={`${figure('ending')} strong`}>{money.read(row.endingMinor, currency)}</td>,
  };
  return (
    <tr className={isChosen ? 'is-selected' : undefined}>
      <LaidCells columns={props.columns} cells={cells} />
    </tr>
  );
}
