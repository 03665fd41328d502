import { useTranslation } from 'react-i18next';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { afterPress, type PadPress } from '#renderer/money/active-entry.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { NumericPad, PadKey } from '#renderer/money/numeric-pad.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { PrinterQuestion } from '#renderer/printer-trouble/printer-question.tsx';
import { DiscountSheet } from '#renderer/sale/discount-sheet.tsx';
import { Favourites } from '#renderer/sale/favourites.tsx';
import { Find } from '#renderer/sale/find.tsx';
import { LineFacts } from '#renderer/sale/line-facts.tsx';
import { lineAbove, lineBelow, numberOf } from '#renderer/sale/line-steps.ts';
import { isBarcode } from '#renderer/sale/times.ts';
import { DISCOUNT_ID, type DiscountDraft } from '#renderer/sale/use-discount.ts';
import type { Sale } from '#renderer/sale/use-sale.ts';

const QUANTITY_ID = 'quantity';

/** The side where hands work: search, favourites, pad. */
export function SaleSide({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const parts = usePartsOf('sale');
  const onEmptyKey = (key: string): boolean => {
    if (key === '*' && sale.chosen !== null) {
      document.getElementById(QUANTITY_ID)?.focus();
      return true;
    }
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    const line = (key === 'ArrowUp' ? lineAbove : lineBelow)(sale.lines, sale.chosen);
    if (line !== null) sale.choose(line);
    return true;
  };
  return (
    <section className="side" aria-label={t('sale.side')}>
      <Find
        field={sale.field}
        text={sale.text}
        times={sale.times}
        onWrite={sale.write}
        onDropTimes={sale.dropTimes}
        onTouch={sale.touchSearch}
        onScan={(barcode) => void sale.enterBarcode(barcode)}
        onAdd={sale.add}
        onEmptyKey={onEmptyKey}
      >
        {sale.text.trim() === '' ? <PrinterQuestion place="side" /> : null}
        {sale.discount.draft === null ? null : <DiscountSheet sale={sale} />}
        {parts.isShown('favourites') ? <Favourites onAdd={sale.add} /> : null}
      </Find>
      <div className="type">
        <LineFacts line={sale.chosen} document={sale.document} number={numberOf(sale.lines, sale.chosen)} />
        <Typing sale={sale} />
        <Pad sale={sale} />
      </div>
    </section>
  );
}

/** Names the field the pad's figures go to; a hand on the keyboard may write here too. */
function Typing({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { chosen, typed, padTo } = sale;
  const number = numberOf(sale.lines, chosen);
  if (sale.discount.draft !== null) return <DiscountTyping sale={sale} draft={sale.discount.draft} />;
  const label = chosen === null ? t('sale.padNext') : t('sale.padQuantity', { number: money.count(number) });
  if (padTo === 'search') {
    return (
      <p className="typing">
        <span className="label">{t('sale.padSearch')}</span>
        <output className="pen">
          {sale.text}
          <i className="caret" />
        </output>
      </p>
    );
  }
  return (
    <div className="typing">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <AmountEntry
        key={chosen?.id ?? 'next'}
        id={QUANTITY_ID}
        label={label}
        written={typed ?? chosen?.quantity.replace('.', money.decimalSign) ?? ''}
        holder="window"
        onWrite={(text) => sale.writeQuantity(text ?? '')}
        onEnter={() => {
          sale.enterQuantity();
          sale.field.current?.focus();
        }}
      />
    </div>
  );
}

/** The figures of a discount or another price; Enter applies it. */
function DiscountTyping({ sale, draft }: { readonly sale: Sale; readonly draft: DiscountDraft }) {
  const { t } = useTranslation();
  const money = useMoney();
  const how = t(`discount.${draft.how}`);
  const number = money.count(numberOf(sale.lines, sale.chosen));
  const label = draft.of === 'line' ? t('discount.padLine', { how, number }) : t('discount.padDocument', { how });
  return (
    <div className="typing">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <AmountEntry
        key="discount"
        id={DISCOUNT_ID}
        label={label}
        written={draft.text}
        holder="window"
        autoFocus
        onWrite={(text) => sale.discount.write(text ?? '')}
        onEnter={sale.discount.apply}
      />
    </div>
  );
}

function Pad({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const press = (pad: PadPress) => {
    if (sale.discount.draft !== null) return pressDiscount(pad, sale.discount.draft.text);
    if (sale.padTo === 'search') return pressSearch(pad);
    if (pad.kind === 'enter') sale.enterQuantity();
    else sale.writeQuantity(afterPress(sale.typed ?? '', pad));
  };
  const pressDiscount = (pad: PadPress, text: string) => {
    if (pad.kind === 'enter') sale.discount.apply();
    else sale.discount.write(afterPress(text, pad));
  };
  const pressSearch = (pad: PadPress) => {
    if (pad.kind !== 'enter') return sale.write(afterPress(sale.text, pad));
    if (isBarcode(sale.text)) void sale.enterBarcode(sale.text.trim());
  };
  return (
    <NumericPad
      layout="amount"
      onPress={press}
      tool={
        <PadKey
          face={
            <>
              <span>{t('sale.times')}</span>
              <kbd>*</kbd>
            </>
          }
          isWord
          onPress={sale.multiply}
        />
      }
    />
  );
}
