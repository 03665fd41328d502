import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsName } from '#renderer/logon/operators.tsx';
import type { OperatorTile } from '#shared/contract/till.ts';

/**
 * Whoever may authorise, filtered as typed: at most four in view, alphabetical, the rest by scrolling (domain reference
 * 9.1). The arrows walk, Enter takes, and a figure typed here is the beginning of a PIN.
 */
export function Login(props: {
  readonly people: readonly OperatorTile[];
  readonly chosen: OperatorTile | null;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [marked, setMarked] = useState(0);
  const found = props.people.filter((one) => text === null || holdsName(one.name, text));
  const at = Math.min(marked, found.length - 1);

  const choose = (one: OperatorTile) => {
    setText(null);
    setMarked(props.people.indexOf(one));
    props.onChoose(one.id);
  };
  const step = (event: KeyboardEvent) => {
    const one = found[at];
    if (event.key === 'Enter' && one !== undefined) {
      event.preventDefault();
      choose(one);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
    setMarked(next);
    document.getElementById(optionId(found[next]))?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="field">
        <label htmlFor="authorization-login">{t('authorization.login')}</label>
        <div className="box">
          <input
            id="authorization-login"
            role="combobox"
            aria-expanded="true"
            aria-controls="authorization-people"
            aria-activedescendant={found[at] === undefined ? undefined : optionId(found[at])}
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the window was opened to say who authorises.
            autoFocus
            value={text ?? props.chosen?.name ?? ''}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setText(event.target.value);
              setMarked(0);
            }}
            onKeyDown={step}
          />
        </div>
      </div>
      {found.length === 0 ? (
        <p className="label">
          {props.people.length === 0 ? t('authorization.nobody') : t('authorization.noMatch', { text })}
        </p>
      ) : (
        <div
          className="list sheet auth-people"
          id="authorization-people"
          role="listbox"
          aria-label={t('authorization.who')}
        >
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the marked one.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the arrows and Enter.
            <div
              key={one.id}
              id={optionId(one)}
              role="option"
              className="pick"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <span className="mono small" aria-hidden="true">
                {one.name.slice(0, 1)}
              </span>
              <span className="grow">
                {one.name}
                {one.role === 'manager' ? <span className="sub">{t('logOn.manager')}</span> : null}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function optionId(one: OperatorTile | undefined): string {
  return `authorization-${one?.id ?? ''}`;
}
