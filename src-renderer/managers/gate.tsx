import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import type { PageTrouble } from '#renderer/managers/ask-agent.ts';
import { usePageStore } from '#renderer/managers/page-context.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { LANGUAGES, OWN_NAMES } from '#shared/language/languages.ts';

/** The sheet before the page: a few fields and one key. */
export function Gate(props: {
  readonly title: string;
  readonly words?: string;
  readonly trouble: PageTrouble | null;
  readonly enter: string;
  readonly isBusy: boolean;
  readonly onEnter: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('managers');
  const language = usePageStore((store) => store.language);
  const speak = usePageStore((store) => store.speak);
  const form = useRef<HTMLFormElement>(null);
  // Whoever comes here comes to type.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first]')?.focus(), []);
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isBusy) props.onEnter();
  };
  return (
    <main className="web-gate">
      <form ref={form} className="sheet" onSubmit={enter} noValidate aria-labelledby="gate-title">
        <div className="sheet-head">
          <h1 id="gate-title">{props.title}</h1>
          <span className="label">{t('page.title')}</span>
        </div>
        <div className="pad-in">
          {props.words === undefined ? null : <p>{props.words}</p>}
          {props.children}
          <TroubleWords trouble={props.trouble} />
          <button type="submit" className="key go wide" aria-busy={props.isBusy || undefined}>
            {props.enter}
          </button>
        </div>
      </form>
      <Segment
        name={t('page.language')}
        choices={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value], lang: value }))}
        chosen={language}
        onChoose={speak}
      />
    </main>
  );
}
