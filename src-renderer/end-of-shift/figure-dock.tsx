import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigurePages, useFigurePages } from '#renderer/end-of-shift/use-figure-pages.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { EndRow, FIGURE_PARTS } from '#shared/contract/shift.ts';

export type FigurePart = (typeof FIGURE_PARTS)[number];

/** Parts that are made of documents, in the order of the figure. What was carried over is the last shift's own figure. */
export const OPENABLE = [
  'openingDifference',
  'deposit',
  'received',
  'change',
  'returns',
  'documents',
] as const satisfies FigurePart[];

/** Which figure is opened. `number`: a document to find in it and to mark. */
export type FigureAsked = { readonly row: EndRow; readonly part: FigurePart; readonly number?: string };

/** A figure, opened down to its documents (design language, principle 7). */
export function FigureDock(props: {
  readonly asked: FigureAsked;
  readonly rows: readonly EndRow[];
  readonly shiftId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(props.asked);
  const pages = useFigurePages({ asked, rows: props.rows, shiftId: props.shiftId });
  const { row, part } = pages.shown;
  const parts = OPENABLE.filter((one) => partAmount(row, one) !== 0 || one === part);
  const more = t('figure.more');
  useKeys(
    pages.hasMore ? [{ id: 'more', label: more, shortcut: 'Enter', place: 'elsewhere', press: pages.loadMore }] : [],
  );
  return (
    <Dock
      title={t('figure.title', { form: row.name, currency: row.currency })}
      kind="figure-dock"
      onClose={props.onClose}
    >
      <div className="figure-head">
        <Segment
          name={t('figure.parts')}
          choices={parts.map((value) => ({ value, label: t(`endOfShift.part.${value}`) }))}
          chosen={part}
          onChoose={(value) => setAsked({ row, part: value })}
        />
      </div>
      <TroubleBanner trouble={pages.trouble} />
      <Documents pages={pages} number={asked.number ?? null} />
      {pages.hasMore ? (
        <div className="figure-foot">
          <Key label={more} shortcut="Enter" kind="small" isBusy={pages.isLoading} onPress={pages.loadMore} />
        </div>
      ) : null}
    </Dock>
  );
}

export function partAmount({ parts }: EndRow, part: FigurePart): number {
  return parts[`${part}Minor`];
}

function Documents({ pages, number }: { readonly pages: FigurePages; readonly number: string | null }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const { documents, elsewhere, shown } = pages;
  const { currency } = shown.row;
  if (documents.length === 0 && elsewhere.length === 0)
    return (
      <p className="pad-in label" role="status">
        {pages.isLoading && number !== null ? t('figure.looking', { number }) : null}
        {pages.isLoading ? null : t('figure.none')}
      </p>
    );
  const hasDescription = documents.some(({ description }) => description !== '');
  const total = [...documents, ...elsewhere].reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const wide = hasDescription ? 3 : 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the panel is scrolled by keyboard too.
    <div className="figure-list" tabIndex={0}>
      <Ledger caption={t('figure.title', { form: shown.row.name, currency })} kind="tight">
        <thead>
          <tr>
            <ColumnHead>{t('figure.number')}</ColumnHead>
            <ColumnHead>{t('figure.time')}</ColumnHead>
            {hasDescription ? <ColumnHead>{t('figure.description')}</ColumnHead> : null}
            <ColumnHead kind="margin">{t('figure.amount')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr
              key={document.seq}
              ref={document.number === number ? intoView : undefined}
              className={document.number === number ? 'is-selected' : undefined}
              aria-current={document.number === number ? true : undefined}
            >
              <th scope="row">{document.number === '' ? '–' : document.number}</th>
              <td>{momentInWords(document.at, 'day-and-time', language)}</td>
              {hasDescription ? <td>{document.description}</td> : null}
              <td className="num margin">{money.read(document.amountMinor, currency)}</td>
            </tr>
          ))}
          {elsewhere.map(({ till, entries, amountMinor }) => (
            <tr key={till}>
              <th scope="row" colSpan={wide}>
                {t('figure.elsewhere', { till, count: entries })}
              </th>
              <td className="num margin">{money.read(amountMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={wide}>
              {t(elsewhere.length === 0 ? 'figure.sum' : 'figure.sumOfTills', { count: documents.length })}
            </th>
            <td className="num margin">{money.read(total, currency)}</td>
          </tr>
        </tfoot>
      </Ledger>
    </div>
  );
}

function intoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'center' });
}
