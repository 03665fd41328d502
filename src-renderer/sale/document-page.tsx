import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import { figureClass, LaidCells } from '#renderer/layout/laid-cells.tsx';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { type MoneyWriter, useMoney } from '#renderer/money/use-money.ts';
import { discountInWords, percentInWords } from '#renderer/sale/discount-words.ts';
import { LastSale } from '#renderer/sale/last-sale.tsx';
import type { Sale, SaleLine } from '#renderer/sale/use-sale.ts';
import { fitted } from '#renderer/style/fitted.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { SaleDocument } from '#shared/contract/sale.ts';
import type { ColumnOf } from '#shared/layout/layout-parts.ts';

/** The page that is read: lines of the receipt, and at its foot what they come to. */
export function DocumentPage({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const { operator } = useTillState();
  const parts = usePartsOf('sale');
  return (
    <section className="sheet doc" aria-label={t('sale.document')}>
      <div className="sheet-head doc-head">
        <h2>{t('sale.receipt')}</h2>
        <CustomerKey sale={sale} />
        {sale.last === null || !parts.isShown('lastSale') ? (
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

/** Says whom the document is for, and opens the list. */
function CustomerKey({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const customer = sale.document?.customer ?? null;
  return (
    <Key
      label={customer?.name ?? t('sale.customer')}
      {...(customer === null ? {} : { of: t('sale.customer') })}
      shortcut="F2"
      kind="small"
      onPress={sale.customer.open}
    />
  );
}

function Lines({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { lines, chosen } = sale;
  const parts = usePartsOf('sale');
  const columns = parts.columns.filter(parts.isShown);
  const figure = figureClass(columns, NO_FIGURES);
  useChosenInView(scroller, `${chosen?.id} ${lines.length}`);
  return (
    <div ref={scroller} className="doc-lines">
      <Ledger caption={t('sale.lines')}>
        <thead>
          <tr>
            <LaidCells
              columns={columns}
              cells={{
                line: (
                  <th scope="col" className="no">
                    <span className="unseen">{t('sale.line')}</span>
                  </th>
                ),
                name: <ColumnHead>{t('sale.name')}</ColumnHead>,
                price: <FigureHead column="price" figure={figure} />,
                quantity: <FigureHead column="quantity" figure={figure} />,
                value: <FigureHead column="value" figure={figure} />,
                basePrice: <FigureHead column="basePrice" figure={figure} />,
                regularPrice: <FigureHead column="regularPrice" figure={figure} />,
                totalPrice: <FigureHead column="totalPrice" figure={figure} />,
                subtotalPrice: <FigureHead column="subtotalPrice" figure={figure} />,
                discount: <FigureHead column="discount" figure={figure} />,
                code: <ColumnHead>{t('sale.code')}</ColumnHead>,
                taxRate: <FigureHead column="taxRate" figure={figure} />,
              }}
            />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Row
              key={line.id}
              line={line}
              document={sale.document}
              columns={columns}
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

type LineColumn = ColumnOf<'sale'>;
const NO_FIGURES: readonly LineColumn[] = ['line', 'name', 'code'];
/** Base Price is what discounts are taken off: of a line sold as it is, the same as its price (decision 58). */
const HEADS = {
  price: 'price',
  quantity: 'quantity',
  value: 'value',
  basePrice: 'basePrice',
  regularPrice: 'regularPrice',
  totalPrice: 'totalPrice',
  subtotalPrice: 'subtotalPrice',
  discount: 'discountColumn',
  taxRate: 'taxRate',
} as const;

function FigureHead(props: { readonly column: keyof typeof HEADS; readonly figure: (column: LineColumn) => string }) {
  const { t } = useTranslation();
  return (
    <th scope="col" className={props.figure(props.column)}>
      {t(`sale.${HEADS[props.column]}`)}
    </th>
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
  readonly document: SaleDocument | null;
  readonly columns: readonly LineColumn[];
  readonly number: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const { document, line, isChosen } = props;
  const discount = discountInWords(line, { t, money, document });
  const figure = figureClass(props.columns, NO_FIGURES);
  const cells: Readonly<Record<LineColumn, ReactNode>> = {
    line: <td className="no">{props.number}</td>,
    name: (
      <th scope="row">
        <span className={discount === '' ? 'doc-name' : 'doc-name one'} title={line.name}>
          {clinging(line.name)}
        </span>
        {discount === '' ? null : <small>{discount}</small>}
      </th>
    ),
    price: <td className={figure('price')}>{money.read(line.priceMinor, systemCurrency)}</td>,
    quantity: <td className={`${figure('quantity')} pen`}>{quantityInWords(line, money)}</td>,
    basePrice: <td className={figure('basePrice')}>{money.read(line.priceMinor, systemCurrency)}</td>,
    regularPrice: <td className={figure('regularPrice')}>{money.read(line.regularPriceMinor, systemCurrency)}</td>,
    totalPrice: <td className={figure('totalPrice')}>{money.read(line.totalPriceMinor, systemCurrency)}</td>,
    subtotalPrice: <td className={figure('subtotalPrice')}>{money.read(line.subtotalPriceMinor, systemCurrency)}</td>,
    discount: (
      <td className={figure('discount')}>
        {line.savedMinor === 0 ? null : `${percentInWords(line.savedPercent, money)}\u00a0%`}
      </td>
    ),
    code: <td className="label">{line.barcode}</td>,
    taxRate: <td className={figure('taxRate')}>{`${percentInWords(line.taxRate, money)}\u00a0%`}</td>,
    value: <td className={`${figure('value')} strong`}>{money.read(line.valueMinor, systemCurrency)}</td>,
  };
  return (
    <tr
      className={isChosen ? 'is-current' : undefined}
      aria-current={isChosen || undefined}
      // The focus stays in the search field: the next scan belongs there.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      <LaidCells columns={props.columns} cells={cells} />
    </tr>
  );
}

/** A name breaks between its words, never between a figure and its unit. */
export function clinging(name: string): string {
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
  const total = money.read(document?.totalMinor ?? 0, currency);
  return (
    <div className="doc-sum">
      <dl className="facts small">
        <dt>{t('sale.lineCount')}</dt>
        <dd>{money.count(sale.lines.length)}</dd>
        {document === null || document.discountsMinor === 0 ? null : (
          <>
            <dt>{t('sale.discounts')}</dt>
            <dd>
              {t('discount.sum', {
                amount: money.read(-document.discountsMinor, currency),
                percent: percentInWords(document.discountsPercent, money),
              })}
            </dd>
          </>
        )}
        {document === null || document.markUpsMinor === 0 ? null : (
          <>
            <dt>{t('sale.markUps')}</dt>
            <dd>{money.read(document.markUpsMinor, currency, 'always')}</dd>
          </>
        )}
        <dt>{t('sale.tax')}</dt>
        <dd>{money.read(document?.taxMinor ?? 0, currency)}</dd>
      </dl>
      <p className="doc-total" aria-live="polite">
        <span className="label">
          {t('sale.total')} <b>{currency}</b>
        </span>
        <output style={fitted(total)}>{total}</output>
      </p>
    </div>
  );
}
