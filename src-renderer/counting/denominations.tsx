import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CellDrafts,
  type CountCell,
  type CountEntry,
  piecesShown,
  sumShown,
} from '#renderer/counting/count-draft.ts';
import type { TypedCell } from '#renderer/counting/use-count.ts';
import { LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useFit } from '#renderer/ledger/use-fit.ts';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { MoneyPiece } from '#renderer/money/notes-and-coins.tsx';
import { previewOf } from '#renderer/money/preview.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

type PageProps = {
  readonly entry: CountEntry;
  readonly drafts: CellDrafts;
  /** Typed is the value of the pieces, not their number: for weighed or bundled money. */
  readonly isByValue: boolean;
  readonly onDraft: (valueMinor: number, pieces: string | null) => void;
  /** `draft`: what was shown of it meanwhile. */
  readonly onWrite: (cell: TypedCell, draft: string | null) => Promise<boolean>;
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
    <section
      className={props.isByValue ? 'sheet denoms by-value' : 'sheet denoms'}
      aria-label={t('counting.denominations')}
    >
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
  const parts = usePartsOf('counting');
  const columns = parts.columns.filter(parts.isShown);
  const table = useFit();
  return (
    <div className="den-half">
      <table ref={table} className="den">
        <caption className="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <LaidCells
              columns={columns}
              cells={{
                denomination: <th scope="col">{props.head}</th>,
                pieces: (
                  <th scope="col" className="typed">
                    {props.isByValue ? t('counting.value') : t('counting.pieces')}
                  </th>
                ),
                value: (
                  <th scope="col" className="num">
                    {props.isByValue ? t('counting.pieces') : t('counting.value')}
                  </th>
                ),
              }}
            />
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <Cell key={cell.valueMinor} {...props} columns={columns} cell={cell} />
          ))}
          {cells.length < props.rows ? (
            <tr className="spare">
              <td colSpan={columns.length} />
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{props.head}</th>
            <td className="num" colSpan={columns.length - 1}>
              <Figure amount={sumShown(cells, props.drafts)} currency={entry.currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell(props: PageProps & { readonly columns: readonly ColumnOf<'counting'>[]; readonly cell: CountCell }) {
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
      <LaidCells
        columns={props.columns}
        cells={{
          denomination: (
            <th scope="row">
              <span className="unseen">{t(`money.${cell.kind}Of`, { value, currency })}</span>
              <MoneyPiece piece={cell} currency={currency} />
              {cell.kind === 'coin' ? (
                <span className="face" aria-hidden="true">
                  {value}
                </span>
              ) : null}
            </th>
          ),
          pieces: (
            <td className="typed">
              <AmountEntry
                id={cellId(cell.valueMinor)}
                label={t(props.isByValue ? 'counting.valueOf' : 'counting.piecesOf', { value })}
                figures={props.isByValue ? 'amount' : 'whole'}
                written={asTyped.written}
                autoFocus={isFirst}
                onDraft={asTyped.draft}
                onWrite={asTyped.write}
                onPasteMany={(texts) => asTyped.writeFrom(texts)}
                {...(isLast ? { onEnter: props.onLast } : {})}
              />
            </td>
          ),
          // The other of the two is worked out: each computes the other.
          value: (
            <td className="num">
              {props.isByValue ? (
                <Count pieces={pieces} />
              ) : (
                <Figure amount={pieces === null ? null : pieces * cell.valueMinor} currency={currency} />
              )}
            </td>
          ),
        }}
      />
    </tr>
  );
}

/** A column of figures, from a coin counter or a table, goes down the denominations from the cell it is pasted into. */
async function writeDown(
  { cell, entry, isByValue, onDraft, onWrite }: PageProps & { readonly cell: CountCell },
  texts: readonly string[],
  piecesOf: (text: string, of: CountCell) => string | null,
): Promise<void> {
  const measure = isByValue ? 'value' : 'pieces';
  const below = entry.cells.slice(entry.cells.indexOf(cell));
  for (const [index, text] of texts.entries()) {
    const to = below[index];
    if (to === undefined) return;
    const typed = text.trim() === '' ? null : text.trim();
    const draft = typed === null ? null : piecesOf(typed, to);
    onDraft(to.valueMinor, draft);
    await onWrite({ valueMinor: to.valueMinor, typed, measure }, draft);
  }
}

/** Between what a hand types, pieces or their value, and the pieces that main keeps. */
function useAsTyped(props: PageProps & { readonly cell: CountCell }) {
  const money = useMoney();
  const { cell, entry, isByValue, onDraft, onWrite } = props;
  const { valueMinor, pieces } = cell;
  if (!isByValue)
    return {
      written: pieces === null ? null : String(pieces),
      draft: (text: string | null) => onDraft(valueMinor, text),
      write: (text: string | null) => onWrite({ valueMinor, typed: text, measure: 'pieces' }, text),
      writeFrom: (texts: readonly string[]) => void writeDown(props, texts, (text) => text),
    };
  const piecesOf = (text: string | null, of: CountCell = cell) => {
    const amount = previewOf(text, money.minorDigits(entry.currency));
    // A value that these pieces cannot make shows as none; main refuses it, and the words say which they can make.
    return amount === null || amount % of.valueMinor !== 0 ? null : String(amount / of.valueMinor);
  };
  return {
    written: pieces === null ? null : money.typed(pieces * valueMinor, entry.currency),
    draft: (text: string | null) => onDraft(valueMinor, piecesOf(text)),
    write: (text: string | null) => onWrite({ valueMinor, typed: text, measure: 'value' }, piecesOf(text)),
    writeFrom: (texts: readonly string[]) => void writeDown(props, texts, piecesOf),
  };
}

export function cellId(valueMinor: number): string {
  return `cell-${valueMinor}`;
}

function Figure({ amount, currency }: { readonly amount: number | null; readonly currency: string }) {
  const money = useMoney();
  return amount === null ? <span className="quiet">–</span> : money.read(amount, currency);
}

function Count({ pieces }: { readonly pieces: number | null }) {
  const money = useMoney();
  return pieces === null ? <span className="quiet">–</span> : money.count(pieces);
}
