import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#renderer/frame/search-field.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { DocumentList } from '#renderer/managers/document-list.tsx';
import { ExportKey, lastWeeks } from '#renderer/managers/export-key.tsx';
import { useRested } from '#renderer/managers/use-pages.ts';

/** Documents of all tills between two days. */
export function DocumentsSection() {
  const { t } = useTranslation('managers');
  const [typed, setTyped] = useState('');
  const [days, setDays] = useState(() => lastWeeks(new Date()));
  const text = useRested(typed);
  const { from, to } = days;
  // A date that is being typed is empty until it is one.
  const ask = { shiftId: null, sessionId: null, from: from || null, to: to || null, text };
  return (
    <DocumentList
      ask={ask}
      tools={from === '' || to === '' ? null : <ExportKey file="documents" days={days} />}
      filter={
        <>
          <SearchField label={t('documents.search')} text={typed} onWrite={setTyped} />
          <TextField
            label={t('list.from')}
            type="date"
            value={from}
            onWrite={(day) => setDays({ ...days, from: day })}
          />
          <TextField label={t('list.to')} type="date" value={to} onWrite={(day) => setDays({ ...days, to: day })} />
        </>
      }
    />
  );
}
