import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction, ReturnLine } from '#renderer/correction/use-correction.ts';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

/** The receipt's lines; beside what was sold and is left, the quantity that comes back is written. */
export function ReturnLines({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const parts = usePartsOf('correction');
  const columns = parts.columns.filter(parts.isShown);
  const figure = figureClass(columns, ['name']);
  return (
    <div className="correction-scroll">
      <Ledger caption={t('correction.lines')} kind="correction-lines">
        <thead>
          <tr>
            {columns.map((column) =>
              column === 'name' ? (
                <ColumnHead key={column}>{t('sale.name')}</ColumnHead>
              ) : (
                <th key={column} scope="col" className={figure(column)}>
                  {t(HEADS[column])}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {correction.lines.map((line, index) => (
            <Row key={line.id} columns={columns} correction={correction} line={line} isFirst={index === 0} />
          ))}
        </tbody>
      </Ledger>
    </div>
  );
}

type LineColumn = ColumnOf<'correction'>;
const HEADS = {
  price: 'sale.price',
  sold: 'correction.sold',
  left: 'correction.left',
  comesBack: 'correction.comesBack',
  value: 'sale.value',
} as const satisfies Record<Exclude<LineColumn, 'name'>, string>;

function Row({
  columns,
  correction,
  line,
  isFirst,
}: {
  readonly columns: readonly LineColumn[];
  readonly correction: Correction;
  readonly line: ReturnLine;
  readonly isFirst: boolean;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const currency = correction.sheet?.currency ?? systemCurrency;
  const valueMinor = correction.sheet?.lines.find(({ lineId }) => lineId === line.id)?.valueMinor;
  const figures = (quantity: string) => quantity.replace('.', money.decimalSign);
  const isOpen =
    correction.hasReceipt && line.leftQuantity !== '0' && correction.corrected === null && !correction.refund.isHeld;
  const figure = figureClass(columns, ['name']);
  const cells: Readonly<Record<LineColumn, ReactNode>> = {
    name: <th scope="row">{line.name}</th>,
    price: <td className={figure('price')}>{money.read(line.priceMinor, currency)}</td>,
    sold: (
      <td className={figure('sold')}>
        {figures(line.quantity)}
        {line.unit === '' ? null : <span className="label">{`\u00a0${line.unit}`}</span>}
      </td>
    ),
    left: <td className={figure('left')}>{figures(line.leftQuantity)}</td>,
    comesBack: (
      <td className={`${figure('comesBack')} pen-cell`}>
        {isOpen ? (
          <AmountEntry
            label={t('correction.comesBackOf', { item: line.name })}
            written={figures(correction.quantities[line.id] ?? '')}
            holder="window"
            autoFocus={isFirst}
            onWrite={(text) => correction.write(line.id, text)}
          />
        ) : (
          <span className="pen">
            {figures(correction.hasReceipt ? (correction.quantities[line.id] ?? '') : line.quantity)}
          </span>
        )}
      </td>
    ),
    value: (
      <td className={`${figure('value')} strong`}>
        {valueMinor === undefined ? '' : money.read(valueMinor, currency)}
      </td>
    ),
  };
  return (
    <tr>
      <LaidCells columns={columns} cells={cells} />
    </tr>
  );
}
