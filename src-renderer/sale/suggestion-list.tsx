import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import { Highlight } from '#renderer/sale/highlight.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { FoundItem } from '#shared/contract/sale.ts';

type ListProps = {
  readonly id: string;
  readonly text: string;
  readonly items: readonly FoundItem[];
  readonly marked: number;
  readonly onTake: (item: FoundItem) => void;
};

/** What the search found, as the list of a combobox: the focus stays in the field, the mark moves here. */
export function SuggestionList(props: ListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved mark is the reason to bring it into view.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [props.marked, props.items]);
  return (
    <div ref={list} className="list sheet suggestions" id={props.id} role="listbox" aria-label={t('sale.suggestions')}>
      {props.items.map((item, index) => (
        <Suggestion key={item.id} {...props} item={item} index={index} />
      ))}
      {props.items.length === 0 ? <p className="none">{t('sale.noneFound', { text: props.text })}</p> : null}
    </div>
  );
}

function Suggestion(props: ListProps & { readonly item: FoundItem; readonly index: number }) {
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const { item, index } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard by the search field.
    <div
      id={`${props.id}-${index}`}
      role="option"
      aria-selected={index === props.marked}
      className="pick"
      title={item.name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onTake(item)}
    >
      <span className="grow">
        <Highlight name={item.name} text={props.text} />
        <span className="sub">{item.barcode}</span>
      </span>
      <span className="money strong">{money.read(item.priceMinor, systemCurrency)}</span>
    </div>
  );
}
