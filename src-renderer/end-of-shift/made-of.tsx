import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

type PartName = 'carried' | 'deposit' | 'received' | 'change' | 'returns' | 'documents';

/** What a row's Ending Balance is made of, part by part, closed by a double line. Parts that are zero say nothing. */
export function MadeOf({ row }: { readonly row: EndRow }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <section className="sheet explain" aria-labelledby="made-of">
      <div className="explain-head">
        <h2 id="made-of">{useHead(row)}</h2>
      </div>
      <ul className="terms">
        {partsOf(row).map(([name, amount], index) => (
          <li key={name}>
            <span className="term">
              <span className="op">{amount < 0 ? '−' : index === 0 ? '' : '+'}</span>
              <span className="money">{money.read(amount, row.currency, 'never')}</span>
              <span className="what">{t(`endOfShift.part.${name}`)}</span>
            </span>
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
      <p className="label">
        {t('endOfShift.payments', { payments: money.count(row.payments), operations: money.count(row.operations) })}
      </p>
    </section>
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
    ['deposit', parts.depositMinor],
    ['received', parts.receivedMinor],
    ['change', parts.changeMinor],
    ['returns', parts.returnsMinor],
    ['documents', parts.documentsMinor],
  ];
  return all.filter(([name, amount]) => amount !== 0 || name === 'carried');
}
