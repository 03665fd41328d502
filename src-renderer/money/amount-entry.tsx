import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { type PadPress, useActiveEntry } from '#renderer/money/active-entry.tsx';
import { type WhyNot, WhyNotTaken } from '#renderer/money/why-not-taken.tsx';
import { unreachable } from '#shared/assert.ts';

export type AmountEntryProps = {
  /** Full name for a screen reader and the line above the pad: "Deposit EUR". */
  readonly label: string;
  /** What main holds, as a person would type it; `null`: nothing is written. */
  readonly written: string | null;
  /** What main holds, as it is read when nobody writes: grouped. */
  readonly shown?: string;
  /** Said in an empty cell, for example "not counted". */
  readonly emptyWords?: string;
  readonly figures?: 'amount' | 'whole';
  /** `main`: said when it is written, kept until main answers. `window`: the window holds it and hears every figure. */
  readonly holder?: 'main' | 'window';
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /**
   * Said on Enter and on leaving, only when something else stands there now. `null`: wiped. May answer whether main took
   * it: a refused text stays as it was typed and gets the focus back.
   */
  readonly onWrite: ((text: string | null) => void) | ((text: string | null) => Promise<boolean>);
  /** Said at every figure, for sums that follow the hand. `null`: back to what main holds. */
  readonly onDraft?: (text: string | null) => void;
  /** Enter takes the value and goes on; without it, to the next entry of the window. */
  readonly onEnter?: () => void;
  readonly onFocus?: (by: 'pointer' | 'keyboard') => void;
  /** Several figures pasted at once, as a coin counter or a table gives them. Without it they are not taken. */
  readonly onPasteMany?: (texts: readonly string[]) => void;
  readonly id?: string;
};

/** What cannot stand in an entry: it is not taken, and the entry says why. */
const STRANGE = { amount: /[^\d.,]/g, whole: /\D/g } as const;
/** Blanks alone say nothing that could be missed. */
const BLANK = /[\s\u00a0\u202f]/g;
/** Lines or cells of what is pasted. */
const BETWEEN_PASTED = /\r?\n|[\t;]/;

/**
 * A cell a person writes in. Holds only the half-typed text; what counts is what main answers. A refused text stays as it
 * was typed, for main's answer leaves `written` alone.
 */
export function AmountEntry(props: AmountEntryProps) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const isFresh = useRef(true);
  const byPointer = useRef(false);
  const { hasPad, active, activate, leave } = useActiveEntry();
  const [draft, setDraft] = useState<string | null>(null);
  const [why, setWhy] = useState<WhyNot | null>(null);
  /** The draft that is on its way to main, so that Enter and the leaving that follows it write once. */
  const sent = useRef<string | null>(null);
  /** What main is being told and has not answered yet: what is written next is held against it, not against what stands there. */
  const inFlight = useRef<string | null>(null);
  const isActive = active?.id === id;
  const figures = props.figures ?? 'amount';
  const text = draft ?? props.written ?? '';
  const displayed = isActive || draft !== null ? text : (props.shown ?? text);

  // Main holds something else now: Undo, a usual amount, another window. What a hand is typing, or has just sent, stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `written` is the reason to drop the draft.
  useEffect(() => {
    const isTyping = document.activeElement === input.current && sent.current === null;
    if (!isTyping && inFlight.current === null) setDraft(null);
  }, [props.written]);

  const change = (next: string): string => {
    const clean = next.replace(STRANGE[figures], '');
    setWhy(clean === next.replace(BLANK, '') ? null : figures);
    isFresh.current = false;
    sent.current = null;
    if (props.holder === 'window') {
      void props.onWrite(clean === '' ? null : clean);
      return clean;
    }
    setDraft(clean);
    props.onDraft?.(clean);
    return clean;
  };
  const write = (typed: string | null) => {
    setWhy(null);
    if (typed === null || typed === (inFlight.current ?? props.written ?? '') || typed === sent.current) return;
    sent.current = typed;
    const answer = props.onWrite(typed === '' ? null : typed);
    if (answer === undefined) return;
    inFlight.current = typed;
    void answer.then((isTaken) => {
      if (inFlight.current === typed) inFlight.current = null;
      if (sent.current !== typed) return;
      sent.current = null;
      if (isTaken) setDraft(null);
      else input.current?.focus();
    });
  };
  const enter = () => {
    write(draft);
    if (props.onEnter === undefined) focusNextEntry(input.current);
    else props.onEnter();
  };
  const press = (pad: PadPress) => {
    if (pad.kind === 'enter') return enter();
    const typed = change(pressed(pad, isFresh.current ? '' : text, text));
    // With the focus on a pad key there is no leaving that would write: each figure is written as it is pressed.
    if (props.holder !== 'window' && document.activeElement !== input.current) write(typed);
  };
  const latest = useRef({ press, leave: () => write(draft) });
  latest.current = { press, leave: () => write(draft) };

  const become = () => activate({ id, label: props.label, text, press: (pad) => latest.current.press(pad) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line above the pad follows the text, nothing else.
  useEffect(() => {
    if (isActive) become();
  }, [text, props.label]);
  useEffect(
    () => () => {
      leave(id);
      // A window closed over a half-typed cell: what was typed is kept, not lost.
      latest.current.leave();
    },
    [leave, id],
  );

  // Becoming active turns the grouped figure into the typed one, and an answer that comes late turns it again: each would
  // drop the selection, and the next figure would be written behind it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is the reason to take it whole again.
  useLayoutEffect(() => {
    const field = input.current;
    if (isActive && isFresh.current && document.activeElement === field) field?.select();
  }, [isActive, displayed]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      if (!event.repeat) enter();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stepEntry(input.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  return (
    <>
      <input
        ref={input}
        id={id}
        className={`entry${isActive ? ' is-active' : ''}${displayed === '' ? ' is-empty' : ''}`}
        // The pad is on the screen; a keyboard of the system would cover it.
        inputMode={hasPad ? 'none' : figures === 'whole' ? 'numeric' : 'decimal'}
        autoComplete="off"
        enterKeyHint="next"
        data-entry=""
        aria-label={props.label}
        placeholder={isActive ? '' : props.emptyWords}
        disabled={props.isDisabled}
        // biome-ignore lint/a11y/noAutofocus: the one entry a window is opened for.
        autoFocus={props.autoFocus}
        value={displayed}
        onBeforeInput={(event) => {
          // A letter would take the place of the figures that are marked, and leave nothing.
          const typed = (event.data ?? '').replace(BLANK, '');
          if (typed === '' || typed.replace(STRANGE[figures], '') !== '') return;
          event.preventDefault();
          setWhy(figures);
        }}
        onChange={(event) => change(event.target.value)}
        onMouseDown={(event) => {
          // The first touch takes the whole figure, so that the first key replaces it; a second one sets the caret.
          if (document.activeElement === event.currentTarget) return props.onFocus?.('pointer');
          event.preventDefault();
          byPointer.current = true;
          event.currentTarget.focus();
        }}
        onFocus={(event) => {
          isFresh.current = true;
          become();
          props.onFocus?.(byPointer.current ? 'pointer' : 'keyboard');
          byPointer.current = false;
          event.currentTarget.select();
        }}
        onBlur={() => write(draft)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text').trim();
          if (props.onPasteMany !== undefined && pasted.split(BETWEEN_PASTED).length > 1) {
            event.preventDefault();
            props.onPasteMany(pasted.split(BETWEEN_PASTED));
          } else if (pasted.replace(BLANK, '').replace(STRANGE[figures], '') !== pasted.replace(BLANK, '')) {
            // Figures with something else taken out of them would be another amount.
            event.preventDefault();
            setWhy('pasted');
          }
        }}
      />
      {isActive ? <WhyNotTaken why={why} of={input} /> : null}
    </>
  );
}

/** What stands in the entry after a pad key. The first figure replaces what was there, as on paper one writes anew. */
function pressed(pad: Exclude<PadPress, { readonly kind: 'enter' }>, kept: string, text: string): string {
  switch (pad.kind) {
    case 'type':
      return kept + pad.text;
    case 'set':
      return pad.text;
    case 'erase':
      return text.slice(0, -1);
    case 'clear':
      return '';
    default:
      return unreachable(pad);
  }
}

function focusNextEntry(from: HTMLInputElement | null): void {
  stepEntry(from, 1);
}

/** Enter and the arrows walk the entries of a window in reading order; the last one stays. */
export function stepEntry(from: HTMLInputElement | null, step: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLInputElement>('[data-entry]:not(:disabled)')];
  const at = from === null ? -1 : entries.indexOf(from);
  entries[at + step]?.focus();
}

/** Leaves the entry being written, so that it is written: before a window turns its page. */
export function leaveEntry(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('[data-entry]')) focused.blur();
}

/** Writes what is half typed and stays in the entry: a window that confirms and is refused is typed on in. */
export function rewriteEntry(): void {
  const focused = document.activeElement;
  leaveEntry();
  if (focused instanceof HTMLElement) focused.focus();
}

/** The same step for a pad key: the focus may stand on the key, the place is the active entry's. */
export function stepEntryFromActive(id: string | null, step: 1 | -1): void {
  const entry = id === null ? null : document.getElementById(id);
  stepEntry(entry instanceof HTMLInputElement ? entry : null, step);
}
