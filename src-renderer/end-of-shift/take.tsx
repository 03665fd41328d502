import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import { PieceList } from '#renderer/money/piece-list.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow } from '#shared/contract/shift.ts';

/** What to take out of the drawer: the sum, what it leaves, and the very notes. */
export function Take(props: {
  readonly row: EndRow;
  readonly hasSuggestion: boolean;
  readonly onTakeSuggested: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { row } = props;
  const { currency } = row;
  const read = (amount: number) => money.read(amount, currency);
  const isTaken = row.withdrawalMinor > 0;
  return (
    <section className="sheet take" aria-labelledby="take">
      <div className="explain-head">
        <h2 id="take">
          {isTaken
            ? t('endOfShift.take', { amount: read(row.withdrawalMinor) })
            : t('endOfShift.takeNothing', { form: row.name, currency })}
        </h2>
        {isTaken ? <span className="quiet">{t('endOfShift.leaves', { amount: read(row.remainingMinor) })}</span> : null}
      </div>
      {isTaken ? <Pieces row={row} /> : null}
      {props.hasSuggestion ? (
        <div className="take-suggested">
          <span className="label">
            {t('endOfShift.suggestion', { amount: read(row.suggestedWithdrawalMinor), currency })}
          </span>
          <Key
            label={t('endOfShift.suggested', { amount: read(row.suggestedWithdrawalMinor) })}
            shortcut="F9"
            kind="small"
            onPress={props.onTakeSuggested}
          />
        </div>
      ) : null}
    </section>
  );
}

function Pieces({ row }: { readonly row: EndRow }) {
  const { t } = useTranslation();
  if (row.kind !== 'cash') return null;
  if (row.take.length === 0) return <p className="label">{t('endOfShift.countForNotes')}</p>;
  return <PieceList name={t('endOfShift.notesToTake')} currency={row.currency} pieces={row.take} />;
}
