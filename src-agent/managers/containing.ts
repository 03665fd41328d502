import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a column has a text somewhere in it, small and capital letters alike; signs of the pattern stand for themselves. */
export function containing(column: string, text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}
