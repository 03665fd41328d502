import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CellDrafts,
  type CountCell,
  type CountEntry,
  piecesShown,
  sumShown,
} from '#renderer/counting/count-draft.ts';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { MoneyPiece } from '#renderer/money/notes-and-coins.tsx';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';

type PageProps = {
  readonly entry: CountEntry;
  readonly drafts: CellDrafts;
  /** Typed is the value of the pieces, not their number: for weighed or bundled money. */
  readonly isByValue: boolean;
  readonly onDraft: (valueMinor: number, pieces: string | null) => void;
  readonly onWrite: (valueMinor: number, pieces: string | null) => Promise<boolean>;
  /** Enter in the last denomination. */
  readonly onLast: () => void;
};

/** Notes left, coins right, largest first, as they lie in a drawer. Enter walks from one to the next. */
export function Denominations(props: PageProps) {
  const { t } = useTranslation();
  const notes = props.entry.cells.filter((cell) => cell.kind === 'note');
  const coins = props.entry.cells.filter((cell) => cell.kind === 'coin');
  const rows = Math.max(notes.length, coins.length);
  const { currency } = props.entry;
  return (
    <section className="sheet denoms" aria-label={t('counting.denominations')}>
      <Half
        {...props}
        cells={notes}
        rows={rows}
        head={t('counting.notes')}
        caption={t('counting.notesIn', { currency })}
      />
      <Half
        {...props}
        cells={coins}
        rows={rows}
        head={t('counting.coins')}
        caption={t('counting.coinsIn', { currency })}
      />
    </section>
  );
}

function Half(
  props: PageProps & {
    readonly cells: readonly CountCell[];
    readonly rows: number;
    readonly head: string;
    readonly caption: string;
  },
) {
  const { t } = useTranslation();
  const { cells, entry } = props;
  return (
    <div className="den-half">
      <table className="den">
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col">{props.isByValue ? t('counting.value') : t('counting.pieces')}</th>
            <th scope="col" className="num">
              {t('counting.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <Cell key={cell.valueMinor} {...props} cell={cell} />
          ))}
          {cells.length < props.rows ? (
            <tr className="spare">
              <td colSpan={3} />
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {props.head}
            </th>
            <td className="num">
              <Figure amount={sumShown(cells, props.drafts)} currency={entry.currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell(props: PageProps & { readonly cell: CountCell }) {
  const { t } = useTranslation();
  const money = useMoney();
  const [isNow, setNow] = useState(false);
  const { cell, entry } = props;
  const { currency } = entry;
  const value = money.read(cell.valueMinor, currency);
  const pieces = piecesShown(cell, props.drafts);
  const asTyped = useAsTyped(props);
  const isFirst = entry.cells[0] === cell;
  const isLast = entry.cells.at(-1) === cell;
  return (
    <tr className={isNow ? 'is-now' : undefined} onFocus={() => setNow(true)} onBlur={() => setNow(false)}>
      <th scope="row">
        <span className="unseen">{t(`money.${cell.kind}Of`, { value, currency })}</span>
        <MoneyPiece piece={cell} currency={currency} />
        {cell.kind === 'coin' ? (
          <span className="face" aria-hidden="true">
            {value}
          </span>
        ) : null}
      </th>
      <td>
        <AmountEntry
          id={cellId(cell.valueMinor)}
          label={t(props.isByValue ? 'counting.valueOf' : 'counting.piecesOf', { value })}
          figures={props.isByValue ? 'amount' : 'whole'}
          written={asTyped.written}
          autoFocus={isFirst}
          onDraft={asTyped.draft}
          onWrite={asTyped.write}
          {...(isLast ? { onEnter: props.onLast } : {})}
        />
      </td>
      <td className="num">
        <Figure amount={pieces === null ? null : pieces * cell.valueMinor} currency={currency} />
      </td>
    </tr>
  );
}

/** Between what a hand types, pieces or their value, and the pieces that main keeps. */
function useAsTyped({ cell, entry, isByValue, onDraft, onWrite }: PageProps & { readonly cell: CountCell }) {
  const money = useMoney();
  const { valueMinor, pieces } = cell;
  if (!isByValue)
    return {
      written: pieces === null ? null : String(pieces),
      draft: (text: string | null) => onDraft(valueMinor, text),
      write: (text: string | null) => onWrite(valueMinor, text),
    };
  const piecesOf = (text: string | null) => {
    const amount = previewOf(text, money.minorDigits(entry.currency));
    // A value that these pieces cannot make goes to main as typed: it refuses, and the words say what is wrong.
    return amount === null || amount % valueMinor !== 0 ? text : String(amount / valueMinor);
  };
  return {
    written: pieces === null ? null : money.typed(pieces * valueMinor, entry.currency),
    draft: (text: string | null) => onDraft(valueMinor, piecesOf(text)),
    write: (text: string | null) => onWrite(valueMinor, piecesOf(text)),
  };
}

export function cellId(valueMinor: number): string {
  return `cell-${valueMinor}`;
}

function Figure({ amount, currency }: { readonly amount: number | null; readonly currency: string }) {
  const money = useMoney();
  return amount === null ? <span className="quiet">–</span> : money.read(amount, currency);
}
