import { useTranslation } from 'react-i18next';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';

export type SessionsShown = {
  readonly scope: 'global' | 'own' | 'here';
  readonly isOpenOnly: boolean;
  readonly text: string;
  /** Day as "2026-11-20"; empty: every day. */
  readonly date: string;
};

/** Whose sessions, only open ones, of which day, and a part of the counter's or user's name; all of them together. */
export function SessionFilter(props: {
  readonly shown: SessionsShown;
  readonly seesAll: boolean;
  /** On which sessions were opened, newest first. */
  readonly days: readonly string[];
  readonly onShow: (shown: SessionsShown) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shown, onShow } = props;
  const scopes = props.seesAll ? (['global', 'here', 'own'] as const) : (['own', 'here'] as const);
  return (
    <div className="filter">
      <Segment
        name={t('posSessions.scopeName')}
        choices={scopes.map((value) => ({ value, label: t(`posSessions.scope.${value}`) }))}
        chosen={shown.scope}
        onChoose={(scope) => onShow({ ...shown, scope })}
      />
      <button
        type="button"
        className="key small"
        aria-pressed={shown.isOpenOnly}
        aria-keyshortcuts="F6"
        onClick={() => onShow({ ...shown, isOpenOnly: !shown.isOpenOnly })}
      >
        {t('posSessions.openOnly')}
        <kbd>F6</kbd>
      </button>
      <label className="box session-day">
        <span className="unseen">{t('posSessions.day')}</span>
        <select value={shown.date} onChange={(event) => onShow({ ...shown, date: event.target.value })}>
          <option value="">{t('cashDocuments.anyDay')}</option>
          {props.days.map((day) => (
            <option key={day} value={day}>
              {momentInWords(day, 'day-and-year', language)}
            </option>
          ))}
        </select>
      </label>
      <SearchField label={t('posSessions.filter')} text={shown.text} onWrite={(text) => onShow({ ...shown, text })} />
    </div>
  );
}
