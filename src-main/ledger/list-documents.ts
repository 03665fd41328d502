import type { Database } from 'better-sqlite3';
import type { AskDocuments } from '#shared/contract/document-list.ts';
import type { EventRow } from '#shared/journal/event-row.ts';
import type { Currency } from '#shared/money/currency.ts';

/** Projections that list documents by number, type and moment of issue, each beside the event that wrote it. */
type ListedTable = 'cash_document' | 'trade_document';

const DAYS_MAX = 400;

const VALUE_OF = { cash_document: 'amount_minor', trade_document: 'total_minor' } as const;
/** Minor units of one whole of a document’s currency; a currency that the shop has given up has hundreds. */
const scaleOf = (table: ListedTable) =>
  `coalesce((SELECT scale.value FROM json_each(@scales) AS scale WHERE scale.key = ${table}.currency), 100)`;

/** Each listed document stands whole in the journal; the index by shift finds its event. */
export function fromJournal<T extends ListedTable>(table: T) {
  return `FROM ${table} JOIN event ON event.shift_id = ${table}.shift_id AND event.seq = ${table}.seq` as const;
}

/** The events of the documents that were asked for, newest first, and the days on which there are any. */
export function listDocuments(
  connection: Database,
  table: ListedTable,
  { text, type, value, date, limit }: AskDocuments,
  currencies: readonly Pick<Currency, 'code' | 'minorDigits'>[],
): { readonly rows: readonly EventRow[]; readonly hasMore: boolean; readonly days: string[] } {
  const rows = connection
    .prepare(
      `SELECT event.* ${fromJournal(table)}
        WHERE (@text = '' OR instr(upper(${table}.number), upper(@text)) > 0)
          AND (@type IS NULL OR ${table}.type = @type)
          AND (@from IS NULL OR ${table}.${VALUE_OF[table]} >= @from * ${scaleOf(table)})
          AND (@to IS NULL OR ${table}.${VALUE_OF[table]} < @to * ${scaleOf(table)})
          AND (@date IS NULL OR substr(${table}.issued_at, 1, 10) = @date)
        ORDER BY event.epoch DESC, event.seq DESC LIMIT @limit`,
    )
    .all({
      text: text.trim(),
      type,
      from: value?.from ?? null,
      to: value?.to ?? null,
      date,
      limit: limit + 1,
      scales: JSON.stringify(Object.fromEntries(currencies.map(({ code, minorDigits }) => [code, 10 ** minorDigits]))),
    }) as EventRow[];
  return {
    rows: rows.slice(0, limit),
    hasMore: rows.length > limit,
    days: connection
      .prepare(`SELECT DISTINCT substr(issued_at, 1, 10) AS day FROM ${table} ORDER BY day DESC LIMIT ${DAYS_MAX}`)
      .pluck()
      .all() as string[],
  };
}
