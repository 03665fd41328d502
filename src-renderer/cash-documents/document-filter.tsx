import { useTranslation } from 'react-i18next';
import type { CashDocuments } from '#renderer/cash-documents/use-cash-documents.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { CASH_DOCUMENT_TYPES, type CashDocumentType } from '#shared/cash-document/purpose.ts';

const ALL = 'all';

/** Finds by any part of the number, by direction, by day. */
export function DocumentFilter({
  filter,
  days,
}: {
  readonly filter: CashDocuments['filter'];
  readonly days: readonly string[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choices = [ALL, ...CASH_DOCUMENT_TYPES] as const;
  return (
    <search className="documents-filter">
      <label className="box">
        <span className="unseen">{t('cashDocuments.search')}</span>
        <Icon name="search" />
        <input
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          placeholder={t('cashDocuments.search')}
          // biome-ignore lint/a11y/noAutofocus: a number on a slip is typed or scanned at once.
          autoFocus
          value={filter.text}
          onChange={(event) => filter.setText(event.target.value)}
        />
      </label>
      <Segment<CashDocumentType | typeof ALL>
        name={t('cashDocuments.type')}
        choices={choices.map((value) => ({ value, label: value === ALL ? t('cashDocuments.all') : value }))}
        chosen={filter.type ?? ALL}
        onChoose={(value) => filter.setType(value === ALL ? null : value)}
      />
      <label className="box documents-day">
        <span className="unseen">{t('cashDocuments.date')}</span>
        <select value={filter.date ?? ''} onChange={(event) => filter.setDate(event.target.value || null)}>
          <option value="">{t('cashDocuments.anyDay')}</option>
          {days.map((day) => (
            <option key={day} value={day}>
              {momentInWords(day, 'day-and-year', language)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
