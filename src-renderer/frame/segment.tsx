import { type KeyboardEvent, useRef } from 'react';
import { ariaOf, capOf, type Shortcut } from '#renderer/keyboard/shortcut.ts';

type Choice<T extends string> = {
  readonly value: T;
  readonly label: string;
  /** Quieter words behind the label: "money in". */
  readonly note?: string;
  readonly shortcut?: Shortcut | undefined;
  readonly lang?: string;
};

type ChoiceProps<T extends string> = {
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
  /** `big`: the first choice of a window; `wide`: as wide as its field. */
  readonly size?: 'usual' | 'big' | 'wide';
};

/** A few choices side by side, one of them on. One stop for Tab; the arrows go from choice to choice. */
export function Segment<T extends string>(props: ChoiceProps<T>) {
  const { row, step } = useArrows(props);
  return (
    <div
      ref={row}
      className={props.size === undefined || props.size === 'usual' ? 'segment' : `segment ${props.size}`}
      role="radiogroup"
      aria-label={props.name}
      tabIndex={-1}
      onKeyDown={step}
    >
      {props.choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a key to press, with the arrows of a radio group.
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.chosen}
          tabIndex={choice.value === props.chosen ? 0 : -1}
          lang={choice.lang}
          aria-keyshortcuts={choice.shortcut === undefined ? undefined : ariaOf(choice.shortcut)}
          onClick={() => props.onChoose(choice.value)}
        >
          {choice.label}
          {choice.note === undefined ? null : <span className="label"> {choice.note}</span>}
          {choice.shortcut === undefined ? null : <kbd>{capOf(choice.shortcut)}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** The same as tabs: each choice shows its own page, which names itself with `tabId`. */
export function Tabs<T extends string>(props: ChoiceProps<T>) {
  const { row, step } = useArrows(props);
  return (
    <div ref={row} className="segment tabs" role="tablist" aria-label={props.name} tabIndex={-1} onKeyDown={step}>
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="tab"
          id={tabId(choice.value)}
          aria-selected={choice.value === props.chosen}
          tabIndex={choice.value === props.chosen ? 0 : -1}
          onClick={() => props.onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

export function tabId(value: string): string {
  return `tab-${value}`;
}

function useArrows<T extends string>({ choices, chosen, onChoose }: ChoiceProps<T>) {
  const row = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = choices.findIndex((choice) => choice.value === chosen);
    const index = (at + by + choices.length) % choices.length;
    const next = choices[index];
    if (next === undefined) return;
    onChoose(next.value);
    row.current?.querySelectorAll('button')[index]?.focus();
  };
  return { row, step };
}
