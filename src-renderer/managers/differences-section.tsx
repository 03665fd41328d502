import type { TFunction } from 'i18next';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { CausePlot } from '#renderer/managers/cause-plot.tsx';
import { DifferencePlot } from '#renderer/managers/difference-plot.tsx';
import { DifferenceTable } from '#renderer/managers/difference-table.tsx';
import { ExportKey, lastWeeks } from '#renderer/managers/export-key.tsx';
import { formName } from '#renderer/managers/form-name.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import type { CountedDifference } from '#shared/contract/managers-differences.ts';

const GROUPS = ['till', 'operator'] as const;
type Group = (typeof GROUPS)[number];

/** What counts differed by over weeks: each shift a mark, by till or by cashier, the causes, and the same as a table. */
export function DifferencesSection() {
  const { t } = useTranslation('managers');
  const [days, setDays] = useState(() => lastWeeks(new Date()));
  const [group, setGroup] = useState<Group>('till');
  const [chosen, setChosen] = useState<string | null>(null);
  const { from, to } = days;
  const question = useCallback((client: AgentPageClient) => client.differences.read({ from, to }), [from, to]);
  const areDays = from !== '' && to !== '' && from <= to;
  const { value, trouble } = useLiveAnswer(areDays ? question : NOTHING_TO_ASK);
  const all = value?.differences ?? [];
  const rows = rowsIn(all);
  const row = rows.find((one) => one === chosen) ?? rows[0] ?? null;
  const shown = all.filter((one) => rowOf(one) === row);
  return (
    <>
      <section className="sheet" aria-labelledby="differences-title">
        <div className="sheet-head">
          <h1 id="differences-title">{t('sections.differences')}</h1>
          {areDays ? <ExportKey file="differences" days={days} /> : null}
        </div>
        <div className="list-filter">
          <TextField
            label={t('list.from')}
            type="date"
            value={from}
            onWrite={(day) => setDays({ ...days, from: day })}
          />
          <TextField label={t('list.to')} type="date" value={to} onWrite={(day) => setDays({ ...days, to: day })} />
          <Segment
            name={t('differences.group')}
            choices={GROUPS.map((one) => ({ value: one, label: t(`differences.by.${one}`) }))}
            chosen={group}
            onChoose={setGroup}
          />
          {row === null || rows.length < 2 ? null : (
            <Segment
              name={t('differences.row')}
              choices={rows.map((one) => ({ value: one, label: rowName(one, t) }))}
              chosen={row}
              onChoose={setChosen}
            />
          )}
        </div>
        <TroubleWords trouble={trouble} />
        {value !== null && shown.length === 0 ? <p className="pad-in">{t('differences.none')}</p> : null}
        {shown.length === 0 ? null : (
          <DifferencePlot
            differences={shown}
            days={days}
            groupOf={(one) => (group === 'till' ? one.till : one.operatorName)}
          />
        )}
      </section>
      {shown.length === 0 ? null : (
        <>
          <CausePlot differences={shown} />
          <DifferenceTable differences={shown} />
        </>
      )}
    </>
  );
}

const NOTHING_TO_ASK = async () => ({ accepted: true as const, value: { differences: [] } });

/** A payment form in one currency, as it stands on the key that chooses it. */
function rowOf({ paymentForm, currency }: CountedDifference): string {
  return `${paymentForm} ${currency}`;
}

function rowName(row: string, t: TFunction<'managers'>): string {
  const [form = '', currency = ''] = row.split(' ');
  return `${formName(form, t)} ${currency}`;
}

/** Cash first: it is what differs. */
function rowsIn(differences: readonly CountedDifference[]): readonly string[] {
  const rows = [...new Set(differences.map(rowOf))].sort();
  return [...rows.filter((row) => row.startsWith('cash ')), ...rows.filter((row) => !row.startsWith('cash '))];
}
