import type { Database, Statement } from 'better-sqlite3';

type Prepares = { readonly prototype: { prepare: (this: Database, sql: string) => Statement } };

/** Each table, and whether its rows have a number of their own. */
type Tables = ReadonlyMap<string, boolean>;

export type RowsRead = {
  readonly begin: () => void;
  readonly end: () => void;
  /** Rows of tables that were visited meanwhile, by whichever statement, also those that came out in a sum only. */
  readonly readBy: (act: () => Promise<unknown>) => Promise<number>;
  /** The newest connection that was used. */
  readonly connection: () => Database;
};

/**
 * Counts the rows that statements visit. SQLite does not tell that to this library, so each table after FROM or JOIN is read
 * through a condition that calls a function of ours, once for each row that an index could not leave out. What a trigger
 * reads by itself is not seen.
 */
export function countRowsRead(library: Prepares): RowsRead {
  const { prototype } = library;
  const { prepare } = prototype;
  const tables = new WeakMap<Database, Tables>();
  let newest: Database | null = null;
  let visited = 0;

  function rowIsRead(): number {
    visited += 1;
    return 1;
  }

  function counted(this: Database, sql: string): Statement {
    if (!this.readonly && this.name.endsWith('till.db')) newest = this;
    if (!/\b(?:FROM|JOIN)\b/i.test(sql)) return prepare.call(this, sql);
    if (!tables.has(this)) this.function('row_is_read', { deterministic: false }, rowIsRead);
    const known = tablesOf(this);
    return prepare.call(this, throughCounter(sql, known));
  }

  /** Read anew each time that an unknown name comes up would be dear; tables are made by migrations, before anything else. */
  function tablesOf(connection: Database): Tables {
    const before = tables.get(connection);
    if (before !== undefined && before.size > 20) return before;
    const rows = prepare
      .call(connection, `SELECT name, wr = 0 FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
      .raw()
      .all() as [string, 0 | 1][];
    const found: Tables = new Map(rows.map(([name, hasRowId]) => [name, hasRowId === 1]));
    tables.set(connection, found);
    return found;
  }

  return {
    begin: () => {
      prototype.prepare = counted;
    },
    end: () => {
      prototype.prepare = prepare;
    },
    readBy: async (act) => {
      const before = visited;
      await act();
      return visited - before;
    },
    connection: () => {
      if (newest === null) throw new Error('no till has been opened');
      return newest;
    },
  };
}

const NO_ALIAS = /^\s*(?:$|[,)]|(?:WHERE|JOIN|LEFT|INNER|CROSS|USING|ON|GROUP|ORDER|LIMIT|UNION|SET|RETURNING)\b)/i;

function throughCounter(sql: string, tables: Tables): string {
  return sql.replaceAll(
    /(?<!DELETE\s+)\b(FROM|JOIN)\s+"?([a-z_]+)\b"?/gi,
    (whole, word: string, table: string, at: number) => {
      const hasRowId = tables.get(table);
      if (hasRowId === undefined) return whole;
      const columns = hasRowId && /\browid\b/.test(sql) ? 'rowid, *' : '*';
      const source = `${word} (SELECT ${columns} FROM ${table} WHERE row_is_read())`;
      return NO_ALIAS.test(sql.slice(at + whole.length)) ? `${source} AS ${table}` : source;
    },
  );
}
