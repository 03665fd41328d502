import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { discountInWords } from '#renderer/sale/discount-words.ts';
import { numberOf } from '#renderer/sale/line-steps.ts';
import { type DiscountHow, HOWS } from '#renderer/sale/use-discount.ts';
import type { Sale } from '#renderer/sale/use-sale.ts';

const HOW_KEYS: Readonly<Record<DiscountHow, string>> = { percent: 'F5', amount: 'F6', value: 'F8', price: 'F9' };

/**
 * Stands over the favourites while a discount or another price is typed; the document stays in view and can be sold on. The
 * figures go to the line above the pad.
 */
export function DiscountSheet({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { discount, chosen, document } = sale;
  const { draft } = discount;
  const of = draft?.of ?? 'line';
  const hows = HOWS[of];
  const whyNot = draft?.text === '' ? t('discount.typeFirst') : null;
  const has = of === 'line' ? isChanged(chosen) : (document?.discount ?? null) !== null;
  useKeys(
    [
      { id: 'close-discount', label: t('frame.close'), shortcut: 'Escape', place: 'elsewhere', press: discount.close },
      { id: 'discount-of', label: t('discount.of'), shortcut: 'F3', place: 'elsewhere', press: discount.toggleOf },
      ...hows.map((how) => ({
        id: `discount-${how}`,
        label: t(`discount.${how}`),
        shortcut: HOW_KEYS[how],
        place: 'elsewhere' as const,
        press: () => discount.choose({ how }),
      })),
    ],
    'open',
  );
  if (draft === null) return null;
  const isBarred = of === 'line' && chosen !== null && !chosen.takesDiscount && draft.how !== 'price';
  return (
    <section className="sheet discount-sheet" aria-label={t('discount.title')}>
      <Segment
        name={t('discount.of')}
        size="wide"
        choices={[
          {
            value: 'line',
            label: t('discount.line', { number: money.count(numberOf(sale.lines, chosen)) }),
            shortcut: of === 'line' ? undefined : 'F3',
          },
          { value: 'document', label: t('discount.document'), shortcut: of === 'line' ? 'F3' : undefined },
        ]}
        chosen={of}
        onChoose={(next) => {
          if (next !== of) discount.toggleOf();
        }}
      />
      <Segment
        name={t('discount.how')}
        size="wide"
        choices={hows.map((how) => ({ value: how, label: t(`discount.${how}`), shortcut: HOW_KEYS[how] }))}
        chosen={draft.how}
        onChoose={(how) => discount.choose({ how })}
      />
      <p className="label" role="status">
        {isBarred ? t('discount.notAvailable') : t(`discount.${SAYS[draft.how]}`)}
        {of === 'line' && chosen !== null && isChanged(chosen)
          ? ` · ${discountInWords(chosen, { t, money, document })}`
          : ''}
      </p>
      <div className="discount-keys">
        <Key label={t('frame.close')} shortcut="Escape" kind="small" onPress={discount.close} />
        <Key
          label={t('discount.takeOff')}
          kind="small"
          reason={has ? null : t('discount.nothingToTakeOff')}
          onPress={discount.takeOff}
        />
        <span className="gap" />
        <Key label={t('discount.apply')} shortcut="Enter" kind="small" reason={whyNot} onPress={discount.apply} />
      </div>
    </section>
  );
}

const SAYS = { percent: 'sayPercent', amount: 'sayAmount', value: 'sayValue', price: 'sayPrice' } as const;

function isChanged(line: Sale['chosen']): boolean {
  return line !== null && (line.asked !== null || line.priceMinor !== line.regularPriceMinor);
}
