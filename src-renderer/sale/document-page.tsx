import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import { LastSale } from '#renderer/sale/last-sale.tsx';
import type { Sale, SaleLine } from '#renderer/sale/use-sale.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

/** The page that is read: lines of the receipt, and at its foot what they come to. */
export function DocumentPage({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const { operator } = useTillState();
  return (
    <section className="sheet doc" aria-label={t('sale.document')}>
      <div className="sheet-head doc-head">
        <h2>{t('sale.receipt')}</h2>
        {sale.last === null ? (
          <p className="label by">
            {t('sale.handledBy')} <b>{operator?.name}</b>
          </p>
        ) : (
          <LastSale completed={sale.last} />
        )}
      </div>
      <Lines sale={sale} />
      <Foot sale={sale} />
    </section>
  );
}

function Lines({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { lines, chosen } = sale;
  useChosenInView(scroller, `${chosen?.id} ${lines.length}`);
  return (
    <div ref={scroller} className="doc-lines">
      <Ledger caption={t('sale.lines')}>
        <thead>
          <tr>
            <th scope="col" className="no">
              <span className="unseen">{t('sale.line')}</span>
            </th>
            <ColumnHead>{t('sale.name')}</ColumnHead>
            <ColumnHead kind="margin">{t('sale.price')}</ColumnHead>
            <ColumnHead kind="money">{t('sale.quantity')}</ColumnHead>
            <ColumnHead kind="money">{t('sale.value')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Row
              key={line.id}
              line={line}
              number={index + 1}
              isChosen={line.id === chosen?.id}
              onChoose={() => sale.choose(line)}
            />
          ))}
        </tbody>
      </Ledger>
      {lines.length === 0 && sale.isLoaded ? <p className="doc-empty label">{t('sale.empty')}</p> : null}
    </div>
  );
}

/** The chosen line stays in view, also when words over the page make it shorter. */
function useChosenInView(scroller: RefObject<HTMLElement | null>, chosen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chosen line is a reason to show it.
  useEffect(() => {
    const page = scroller.current;
    if (page === null) return;
    const show = () => page.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    const resized = new ResizeObserver(show);
    resized.observe(page);
    show();
    return () => resized.disconnect();
  }, [scroller, chosen]);
}

function Row(props: {
  readonly line: SaleLine;
  readonly number: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const { line, isChosen } = props;
  return (
    <tr
      className={isChosen ? 'is-current' : undefined}
      aria-current={isChosen || undefined}
      // The focus stays in the search field: the next scan belongs there.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      <td className="no">{props.number}</td>
      <th scope="row">
        <span className="doc-name" title={line.name}>
          {clinging(line.name)}
        </span>
      </th>
      <td className="num margin">{money.read(line.priceMinor, systemCurrency)}</td>
      <td className="num pen">{quantityInWords(line, money)}</td>
      <td className="num strong">{money.read(line.valueMinor, systemCurrency)}</td>
    </tr>
  );
}

/** A name breaks between its words, never between a figure and its unit. */
function clinging(name: string): string {
  return name.replaceAll(/(\d) (\p{L}{1,2})(?!\p{L})/gu, '$1\u00a0$2');
}

/** "2", "1,236 kg": the unit clings to its figure. */
export function quantityInWords(line: Pick<SaleLine, 'quantity' | 'unit'>, money: MoneyWriter): string {
  const figures = line.quantity.replace('.', money.decimalSign);
  return line.unit === '' ? figures : `${figures}\u00a0${line.unit}`;
}

function Foot({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const { document } = sale;
  const currency = document?.currency ?? systemCurrency;
  return (
    <div className="doc-sum">
      <dl className="facts small">
        <dt>{t('sale.lineCount')}</dt>
        <dd>{money.count(sale.lines.length)}</dd>
        <dt>{t('sale.tax')}</dt>
        <dd>{money.read(document?.taxMinor ?? 0, currency)}</dd>
      </dl>
      <p className="doc-total" aria-live="polite">
        <span className="label">
          {t('sale.total')} <b>{currency}</b>
        </span>
        <output>{money.read(document?.totalMinor ?? 0, currency)}</output>
      </p>
    </div>
  );
}
