import { useTranslation } from 'react-i18next';
import type { ListFilter } from '#renderer/documents/use-list-filter.ts';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { ValueBand } from '#shared/contract/document-list.ts';

const ALL = 'all';

/** Finds documents by any part of the number, by kind, by value where asked for, by day. */
export function DocumentFilter<T extends string>({
  filter,
  days,
  name,
  choices,
  hasValues = false,
}: {
  readonly filter: ListFilter<T>;
  readonly days: readonly string[];
  /** What is chosen among, for screen readers. */
  readonly name: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  /** Whether the list is narrowed by value, too. */
  readonly hasValues?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <search className="documents-filter">
      <SearchField label={t('cashDocuments.search')} text={filter.text} onWrite={filter.setText} />
      <Segment<T | typeof ALL>
        name={name}
        choices={[{ value: ALL, label: t('cashDocuments.all') }, ...choices]}
        chosen={filter.type ?? ALL}
        onChoose={(value) => filter.setType(value === ALL ? null : value)}
      />
      {hasValues ? <ValueBands filter={filter} /> : null}
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

/** In whole units of each document’s own currency. */
const BOUNDS = [0, 10, 50, 200, 1_000];

function ValueBands<T extends string>({ filter }: { readonly filter: ListFilter<T> }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <label className="box documents-day">
      <span className="unseen">{t('cashDocuments.values.name')}</span>
      <select
        value={filter.value?.from ?? ''}
        onChange={({ target: { value } }) => filter.setValue(value === '' ? null : bandFrom(Number(value)))}
      >
        <option value="">{t('cashDocuments.values.any')}</option>
        {BOUNDS.map(bandFrom).map(({ from, to }) => {
          const kind = to === null ? 'from' : from === 0 ? 'to' : 'between';
          const facts = { from: money.count(from), to: money.count(to ?? 0) };
          return (
            <option key={from} value={from}>
              {t(`cashDocuments.values.${kind}`, facts)}
            </option>
          );
        })}
      </select>
    </label>
  );
}

function bandFrom(from: number): ValueBand {
  return { from, to: BOUNDS.find((bound) => bound > from) ?? null };
}
