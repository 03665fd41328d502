import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Ledger } from '#renderer/ledger/ledger.tsx';
import type { PageTrouble } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { WideTable } from '#renderer/managers/wide-table.tsx';

/** A list on a sheet: its title, what narrows it down, its rows, and the way to more of them. */
export function ListSheet(props: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly filter?: ReactNode;
  readonly trouble: PageTrouble | null;
  /** Null: the Agent has not answered yet. */
  readonly count: number | null;
  readonly none: string;
  readonly head: ReactNode;
  readonly rows: ReactNode;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  readonly level?: 1 | 2;
}) {
  const { t } = useTranslation('managers');
  const titleId = useId();
  const { title, tools, filter, trouble, count, none, head, rows, hasMore = false, onMore, level = 1 } = props;
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <section className="sheet" aria-labelledby={titleId}>
      <div className="sheet-head">
        <Title id={titleId}>{title}</Title>
        {tools}
      </div>
      {filter === undefined ? null : <div className="list-filter">{filter}</div>}
      <TroubleWords trouble={trouble} />
      {count === null && trouble === null ? (
        <p className="pad-in" role="status">
          {t('page.waiting')}
        </p>
      ) : null}
      {count === 0 ? <p className="pad-in">{none}</p> : null}
      {count === null || count === 0 ? null : (
        <WideTable name={title}>
          <Ledger caption={title}>
            <thead>{head}</thead>
            <tbody>{rows}</tbody>
          </Ledger>
        </WideTable>
      )}
      {hasMore ? (
        <div className="pad-in">
          <button type="button" className="key small" onClick={onMore}>
            {t('page.more')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
