import { useTranslation } from 'react-i18next';
import { type FigureAsked, OPENABLE } from '#renderer/end-of-shift/figure-dock.tsx';
import { LikelyCauses } from '#renderer/end-of-shift/likely-causes.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

type PartName = 'carried' | 'openingDifference' | 'deposit' | 'received' | 'change' | 'returns' | 'documents';

/** What a row's Ending Balance is made of, part by part, closed by a double line. Parts that are zero say nothing. */
export function MadeOf(props: { readonly row: EndRow; readonly onFigure: (asked: FigureAsked) => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row } = props;
  return (
    <section className="sheet explain" aria-labelledby="made-of">
      <div className="explain-head">
        <h2 id="made-of">{useHead(row)}</h2>
      </div>
      <ul className="terms">
        {partsOf(row).map(([name, amount], index) => (
          <li key={name}>
            <Term row={row} name={name} amount={amount} isFirst={index === 0} onFigure={props.onFigure} />
          </li>
        ))}
        <li className="sum">
          <span className="term">
            <span className="op">=</span>
            <span className="money">{money.read(row.endingMinor, row.currency)}</span>
            <span className="what">{t('endOfShift.part.ending')}</span>
          </span>
        </li>
      </ul>
      {row.causes.length === 0 ? (
        <p className="label">
          {t('endOfShift.payments', { payments: money.count(row.payments), operations: money.count(row.operations) })}
        </p>
      ) : (
        <LikelyCauses row={row} onFigure={props.onFigure} />
      )}
    </section>
  );
}

function Term(props: {
  readonly row: EndRow;
  readonly name: PartName;
  readonly amount: number;
  readonly isFirst: boolean;
  readonly onFigure: (asked: FigureAsked) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row, name, amount } = props;
  const part = OPENABLE.find((one) => one === name);
  const inside = (
    <>
      <span className="op">{amount < 0 ? '−' : props.isFirst ? '' : '+'}</span>
      <span className="money">{money.read(amount, row.currency, 'never')}</span>
      <span className="what">{t(`endOfShift.part.${name}`)}</span>
    </>
  );
  if (part === undefined || amount === 0) return <span className="term">{inside}</span>;
  return (
    <button type="button" className="term" onClick={() => props.onFigure({ row, part })}>
      {inside}
    </button>
  );
}

function useHead({ name, currency, differenceMinor }: EndRow): string {
  const { t } = useTranslation();
  const money = useMoney();
  if (differenceMinor === null || differenceMinor === 0) return t('endOfShift.madeOf', { form: name, currency });
  return t('endOfShift.madeOfDifference', {
    form: name,
    currency,
    amount: money.read(differenceMinor, currency, 'never'),
    word: t(differenceMinor < 0 ? 'money.short' : 'money.over'),
  });
}

function partsOf({ parts }: EndRow): readonly (readonly [PartName, number])[] {
  const all: readonly (readonly [PartName, number])[] = [
    ['carried', parts.carriedMinor],
    ['openingDifference', parts.openingDifferenceMinor],
    ['deposit', parts.depositMinor],
    ['received', parts.receivedMinor],
    ['change', parts.changeMinor],
    ['returns', parts.returnsMinor],
    ['documents', parts.documentsMinor],
  ];
  return all.filter(([name, amount]) => amount !== 0 || name === 'carried');
}
