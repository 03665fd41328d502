import { type KeyboardEvent as Press, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { fittedWords } from '#renderer/style/fitted.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { OperatorTile } from '#shared/contract/till.ts';

/** The people of this till, and a field that finds one by the first letters. Enter in it takes the only one left. */
export function Operators(props: {
  readonly tiles: readonly OperatorTile[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { badgePrefix, lock } = useTillState();
  const [filter, setFilter] = useState('');
  const found = props.tiles.filter((tile) => holdsName(tile.name, filter));

  const onKeyDown = (event: Press) => {
    const first = found[0];
    if (event.key !== 'Enter' || filter === '') return;
    event.preventDefault();
    if (first === undefined) return;
    setFilter('');
    props.onChoose(first.id);
  };
  const field = useTypedName(props.chosenId === null);

  return (
    <>
      <ul className="ops">
        {found.map((tile) => (
          <li key={tile.id}>
            <Tile tile={tile} isChosen={tile.id === props.chosenId} onChoose={() => props.onChoose(tile.id)} />
          </li>
        ))}
        {found.length === 0 && filter !== '' ? (
          <li className="ops-none">{t('logOn.noMatch', { text: filter })}</li>
        ) : null}
      </ul>
      <div className="logon-find">
        <label className="box">
          <span className="unseen">{t('logOn.login')}</span>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            placeholder={t('logOn.login')}
            autoComplete="off"
            spellCheck={false}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </label>
        {badgePrefix === '' || lock !== null ? null : (
          <p className="badge-hint">
            <Icon name="badge" />
            <span>{t('authorization.badgeHint')}</span>
          </p>
        )}
      </div>
    </>
  );
}

/** While nobody is chosen, the first letter typed anywhere begins a name. */
function useTypedName(isOpen: boolean) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: KeyboardEvent) => {
      const isLetter = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (isLetter && !event.defaultPrevented) field.current?.focus();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isOpen]);
  return field;
}

function Tile(props: { readonly tile: OperatorTile; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const { tile } = props;
  const note = useNote(tile);
  return (
    <button type="button" className="op-tile" aria-pressed={props.isChosen} onClick={props.onChoose}>
      <span className="mono" aria-hidden="true">
        {tile.name.slice(0, 1)}
      </span>
      <span className="who">
        <strong style={fittedWords(tile.name)}>{tile.name}</strong>
        <span className="sub">{note}</span>
      </span>
    </button>
  );
}

function useNote(tile: OperatorTile): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (tile.shiftSince !== null)
    return t('logOn.shiftSince', { time: momentInWords(tile.shiftSince, 'time', language) });
  return tile.role === 'manager' ? t('logOn.manager') : t('logOn.noShift');
}

/** "zof" finds Zofia and "sp" finds Špela: nobody hunts for accents on a strange keyboard. */
export function holdsName(name: string, text: string): boolean {
  return bare(name).includes(bare(text));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
