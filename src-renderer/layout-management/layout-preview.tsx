import { useTranslation } from 'react-i18next';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { figureClass } from '#renderer/layout/laid-cells.tsx';
import { titleOf, wordOf } from '#renderer/layout-management/part-words.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { ArrangedPart } from '#shared/layout/layout.ts';
import { LAYOUTS, type LaidOutWindow } from '#shared/layout/layout-parts.ts';
import type { SampleFigure } from '#shared/layout/part.ts';

/** The window as it will be: its columns in order with sample figures, its sections below, its keys at the foot. */
export function LayoutPreview(props: {
  readonly window: LaidOutWindow;
  readonly parts: readonly ArrangedPart[];
  readonly marked: string | null;
}) {
  const { t } = useTranslation(['configuration', 'windows']);
  const { window, parts, marked } = props;
  const title = t(titleOf(window));
  const columns = parts.filter(({ kind, isShown, appears }) => kind === 'column' && (isShown || appears !== undefined));
  const sections = parts.filter(({ kind, id, isShown }) => kind === 'section' && isShown && id !== 'keys');
  const tiles = parts.filter(({ kind, isShown }) => kind === 'key' && isShown);
  return (
    <section className="preview" aria-label={t('layout.previewOf', { window: title })}>
      <p className="label">
        {t('layout.preview')} · {t('layout.sample')}
      </p>
      <div className="mini">
        <p className="mini-top">{title}</p>
        <div className="mini-page">
          {columns.length === 0 ? null : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: many columns are scrolled by keyboard, too.
            <section className="mini-scroll" aria-label={t('layout.columns')} tabIndex={0}>
              <Table window={window} columns={columns} marked={marked} />
            </section>
          )}
          <ul className="mini-sections">
            {[...tiles, ...sections].map(({ id }) => (
              <li key={id} className={id === marked ? 'is-marked' : undefined}>
                {t(wordOf(window, id))}
              </li>
            ))}
          </ul>
        </div>
        <p className={marked === 'keys' ? 'mini-keys is-marked' : 'mini-keys'}>
          <span className="key">{t('windows:frame.close')}</span>
          <span className="key go">{t('windows:frame.confirm')}</span>
        </p>
      </div>
    </section>
  );
}

function Table(props: {
  readonly window: LaidOutWindow;
  readonly columns: readonly ArrangedPart[];
  readonly marked: string | null;
}) {
  const { t } = useTranslation(['configuration', 'windows']);
  const rows: readonly Readonly<Record<string, SampleFigure>>[] = LAYOUTS[props.window].sample;
  const names = props.columns.filter(({ id }) => rows.every((row) => !isAmount(row[id])));
  const figure = figureClass(
    props.columns.map(({ id }) => id),
    names.map(({ id }) => id),
  );
  const classOf = (part: ArrangedPart) =>
    [
      names.includes(part) ? '' : figure(part.id),
      part.id === props.marked ? 'is-marked' : '',
      part.isShown ? '' : 'is-later',
    ].join(' ');
  return (
    <table className="ledger">
      <caption className="unseen">{t('layout.sample')}</caption>
      <thead>
        <tr>
          {props.columns.map((part) => (
            <th key={part.id} scope="col" className={classOf(part)}>
              {t(wordOf(props.window, part.id))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a sample never change.
          <tr key={index}>
            {props.columns.map((part) => (
              <td key={part.id} className={classOf(part)}>
                {part.isShown ? (
                  <span className={part.needed === 'is_written' ? 'pen' : undefined}>
                    <Cell figure={row[part.id]} />
                  </span>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A money column or a count is set like figures; the first of them stands behind the red line. */
function isAmount(figure: SampleFigure | undefined): boolean {
  return figure !== undefined && !('moment' in figure);
}

function Cell({ figure }: { readonly figure: SampleFigure | undefined }) {
  const money = useMoney();
  const language = useLanguage();
  const { systemCurrency } = useTillState();
  if (figure === undefined) return <i className="mini-words" />;
  if ('moment' in figure) return momentInWords(figure.moment, 'day-and-time', language);
  return 'count' in figure ? money.count(figure.count) : money.read(figure.minor, systemCurrency, figure.sign);
}
