import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { SuggestionList } from '#renderer/sale/suggestion-list.tsx';
import { isBarcode } from '#renderer/sale/times.ts';
import { useSuggestions } from '#renderer/sale/use-suggestions.ts';
import type { FoundItem } from '#shared/contract/sale.ts';

export type FindProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  /** "3*" before the item, as typed. */
  readonly times: string | null;
  /** Stands where the suggestions do while nothing is typed: favourites, or a question of the printer. */
  readonly children: ReactNode;
  readonly onWrite: (text: string) => void;
  readonly onDropTimes: () => void;
  readonly onTouch: () => void;
  readonly onScan: (barcode: string) => void;
  readonly onAdd: (item: FoundItem) => void;
  /** Keys that mean something else while the field is empty: arrows choose a line, the star its quantity. */
  readonly onEmptyKey: (key: string) => boolean;
};

/** Search Item: one field for barcodes and names. Enter takes a barcode as typed, or the suggestion that is marked. */
export function Find(props: FindProps) {
  const { t } = useTranslation();
  const listId = useId();
  const suggestions = useSuggestions(props.text);
  const { marked, mark } = useMark(suggestions?.items ?? [], props.text);
  const [isEnterOwed, setEnterOwed] = useState(false);
  const items = suggestions?.items ?? [];
  const isFresh = suggestions?.text === props.text.trim();

  const take = (item: FoundItem | undefined) => {
    setEnterOwed(false);
    if (item !== undefined) props.onAdd(item);
  };
  const enter = () => {
    if (props.text.trim() === '') return;
    if (isFresh && marked >= 0) take(items[marked]);
    else if (isBarcode(props.text)) props.onScan(props.text.trim());
    else if (isFresh) take(items[0]);
    else setEnterOwed(true);
  };
  // Enter came before the answer: it is carried out when the suggestions for this very text are there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh answer is the one reason to act.
  useEffect(() => {
    if (isEnterOwed && isFresh) take(items[0]);
  }, [isFresh, suggestions]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return ownDelete(event, props.text);
    const does = keyOf(event.key, {
      isEmpty: props.text === '',
      hasTimes: props.times !== null,
      count: items.length,
      marked,
    });
    if (does === 'enter' && !event.repeat) enter();
    if (does === 'wipe') {
      setEnterOwed(false);
      props.onWrite('');
      props.onDropTimes();
    }
    if (does === 'drop-times') props.onDropTimes();
    if (typeof does === 'number') mark(does);
    if (does === 'empty-key' && !props.onEmptyKey(event.key)) return;
    if (does !== 'field') event.preventDefault();
    ownDelete(event, props.text);
  };

  const isOpen = props.text.trim() !== '' && suggestions !== null;
  return (
    <div className="find">
      <div className="find-field" onPointerDown={props.onTouch}>
        <label className="box">
          <span className="unseen">{t('sale.search')}</span>
          <Icon name="search" />
          {props.times === null ? null : (
            <span className="times pen">{t('sale.timesShown', { times: props.times })}</span>
          )}
          <input
            ref={props.field}
            type="search"
            role="combobox"
            aria-expanded={isOpen && items.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && marked >= 0 ? `${listId}-${marked}` : undefined}
            placeholder={t('sale.search')}
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            // biome-ignore lint/a11y/noAutofocus: a scanner and a hand begin here.
            autoFocus
            value={props.text}
            onChange={(event) => {
              setEnterOwed(false);
              props.onWrite(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
          <Found count={isOpen && isFresh ? items.length : null} />
        </label>
      </div>
      {isOpen ? (
        <SuggestionList
          id={listId}
          text={suggestions.text}
          items={items}
          marked={marked}
          onTake={(item) => props.onAdd(item)}
        />
      ) : null}
      {props.children}
    </div>
  );
}

function Found({ count }: { readonly count: number | null }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <span className="quiet label nowrap" role="status">
      {count === null ? '' : t('sale.found', { count: money.count(count) })}
    </span>
  );
}

/** While something is typed, Delete belongs to the text; only in an empty field it voids the line. */
function ownDelete(event: KeyboardEvent, text: string): void {
  if (event.key === 'Delete' && text !== '') event.stopPropagation();
}

type Standing = {
  readonly isEmpty: boolean;
  readonly hasTimes: boolean;
  readonly count: number;
  readonly marked: number;
};

/** What a key does in the field; a number marks that suggestion, `field` leaves it to the field itself. */
function keyOf(key: string, standing: Standing): 'enter' | 'wipe' | 'drop-times' | 'empty-key' | 'field' | number {
  const { isEmpty, hasTimes, count, marked } = standing;
  if (key === 'Enter') return 'enter';
  if (key === 'Escape') return isEmpty && !hasTimes ? 'field' : 'wipe';
  if (key === 'Backspace' && isEmpty && hasTimes) return 'drop-times';
  if (isEmpty) return 'empty-key';
  if (key === 'ArrowDown' && count > 0) return (marked + 1) % count;
  if (key === 'ArrowUp' && count > 0) return marked <= 0 ? count - 1 : marked - 1;
  return 'field';
}

/** The marked suggestion: the first for a name, none for a barcode, whose figures mean themselves until arrows move. */
function useMark(items: readonly FoundItem[], text: string) {
  const first = isBarcode(text) || items.length === 0 ? -1 : 0;
  const [moved, setMoved] = useState<{ readonly text: string; readonly index: number } | null>(null);
  const marked = moved !== null && moved.text === text && moved.index < items.length ? moved.index : first;
  return { marked, mark: (index: number) => setMoved({ text, index }) };
}
