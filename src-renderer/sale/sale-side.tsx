import { useTranslation } from 'react-i18next';
import type { PadPress } from '#renderer/money/active-entry.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { NumericPad, PadKey } from '#renderer/money/numeric-pad.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { PrinterQuestion } from '#renderer/printer-trouble/printer-question.tsx';
import { Favourites } from '#renderer/sale/favourites.tsx';
import { Find } from '#renderer/sale/find.tsx';
import { LineFacts } from '#renderer/sale/line-facts.tsx';
import { lineAbove, lineBelow, numberOf } from '#renderer/sale/line-steps.ts';
import { isBarcode } from '#renderer/sale/times.ts';
import { afterPress, type Sale } from '#renderer/sale/use-sale.ts';

const QUANTITY_ID = 'quantity';

/** The side where hands work: search, favourites, pad. */
export function SaleSide({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
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
        <Favourites onAdd={sale.add} />
      </Find>
      <div className="type">
        <LineFacts line={sale.chosen} number={numberOf(sale.lines, sale.chosen)} />
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

function Pad({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const press = (pad: PadPress) => {
    if (sale.padTo === 'search') return pressSearch(pad);
    if (pad.kind === 'enter') sale.enterQuantity();
    else sale.writeQuantity(afterPress(sale.typed ?? '', pad));
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
