import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { titleOf, wordOf } from '#renderer/layout-management/part-words.ts';
import { type LayoutDraft, whyNotHidden } from '#renderer/layout-management/use-layout-draft.ts';
import type { ArrangedPart } from '#shared/layout/layout.ts';
import type { LaidOutWindow } from '#shared/layout/layout-parts.ts';

type ListProps = {
  readonly window: LaidOutWindow;
  readonly draft: LayoutDraft;
  readonly marked: string | null;
  readonly onMark: (part: string) => void;
};

/**
 * Columns, sections and keys of a window. Space or a touch shows and hides; Alt with the arrows, or the two keys of a row, moves a
 * column; the arrows alone walk.
 */
export function PartList(props: ListProps) {
  const { t } = useTranslation(['configuration', 'windows']);
  const list = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const { draft, window } = props;
  const move = (part: ArrangedPart, by: 1 | -1) => {
    const place = draft.move(part, by);
    if (place === null) return;
    const count = draft.parts.filter(({ kind }) => kind === 'column').length;
    setSaid(t('layout.moved', { part: t(wordOf(window, part.id)), place, count }));
  };
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role="switch"]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  };
  const of = (kind: ArrangedPart['kind']) => draft.parts.filter((part) => part.kind === kind);
  return (
    <section ref={list} className="sheet parts" aria-label={t(titleOf(window))} onKeyDown={walk}>
      <Group {...props} name={t('layout.columns')} parts={of('column')} onMove={move} />
      <Group {...props} name={t('layout.sections')} parts={of('section')} onMove={move} />
      <Group {...props} name={t('layout.tiles')} parts={of('key')} onMove={move} />
      <p className="unseen" role="status">
        {said}
      </p>
    </section>
  );
}

function Group(
  props: ListProps & {
    readonly name: string;
    readonly parts: readonly ArrangedPart[];
    readonly onMove: (part: ArrangedPart, by: 1 | -1) => void;
  },
) {
  const { parts, name } = props;
  if (parts.length === 0) return null;
  return (
    <>
      <h2 className="rail-h">{name}</h2>
      <ul className="list" aria-label={name}>
        {parts.map((part, index) => (
          <Row
            key={part.id}
            {...props}
            part={part}
            canRise={part.isFirst !== true && parts[index - 1] !== undefined && parts[index - 1]?.isFirst !== true}
            canSink={part.isFirst !== true && parts[index + 1] !== undefined}
          />
        ))}
      </ul>
    </>
  );
}

function Row(
  props: ListProps & {
    readonly part: ArrangedPart;
    readonly canRise: boolean;
    readonly canSink: boolean;
    readonly onMove: (part: ArrangedPart, by: 1 | -1) => void;
  },
) {
  const { t } = useTranslation(['configuration', 'windows']);
  const { part, draft, window } = props;
  const why = whyNotHidden(part, draft.parts);
  const name = t(wordOf(window, part.id));
  const state =
    why === 'last_page'
      ? t('layout.lastPage')
      : why !== null
        ? t(`layout.needed.${why}`)
        : part.isShown
          ? t('layout.shown')
          : part.appears === undefined
            ? t('layout.hidden')
            : t(`layout.appears.${part.appears}`);
  const moveBy = (event: KeyboardEvent) => {
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (by === undefined || !event.altKey || part.kind !== 'column') return;
    event.preventDefault();
    props.onMove(part, by);
  };
  return (
    <li className={props.marked === part.id ? 'part is-marked' : 'part'}>
      <button
        type="button"
        role="switch"
        aria-checked={part.isShown}
        aria-disabled={why === null ? undefined : true}
        aria-keyshortcuts="Space Alt+ArrowUp Alt+ArrowDown"
        className={part.isShown ? 'pick' : 'pick is-hidden'}
        onFocus={() => props.onMark(part.id)}
        onKeyDown={moveBy}
        onClick={() => draft.toggle(part)}
      >
        <Icon name={why !== null ? 'lock' : part.isShown ? 'check' : 'hide'} />
        <span className="grow">
          {name}
          <span className="sub">{state}</span>
        </span>
      </button>
      {part.kind === 'column' ? (
        <>
          <MoveKey
            name={t('layout.upOf', { part: name })}
            icon="up"
            isOff={!props.canRise}
            onPress={() => props.onMove(part, -1)}
          />
          <MoveKey
            name={t('layout.downOf', { part: name })}
            icon="down"
            isOff={!props.canSink}
            onPress={() => props.onMove(part, 1)}
          />
        </>
      ) : null}
    </li>
  );
}

function MoveKey(props: {
  readonly name: string;
  readonly icon: 'up' | 'down';
  readonly isOff: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="key small move"
      aria-label={props.name}
      aria-disabled={props.isOff ? true : undefined}
      onClick={() => {
        if (!props.isOff) props.onPress();
      }}
    >
      <Icon name={props.icon} />
    </button>
  );
}
