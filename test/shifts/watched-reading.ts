import type { Database } from 'better-sqlite3';

/** Counts the rows that statements hand out, and keeps how the database says that it reads them. */
export function watched(connection: Database): {
  readonly connection: Database;
  readonly rows: () => number;
  readonly plans: Set<string>;
} {
  let rows = 0;
  const plans = new Set<string>();
  const proxy = new Proxy(connection, {
    get: (target, name) =>
      name !== 'prepare'
        ? Reflect.get(target, name)
        : (sql: string) => {
            const statement = target.prepare(sql);
            const { all } = statement;
            statement.all = (...bound: unknown[]) => {
              const plan = target.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound) as { detail: string }[];
              for (const { detail } of plan) plans.add(detail);
              const found = all.apply(statement, bound);
              rows += found.length;
              return found;
            };
            return statement;
          },
  });
  return { connection: proxy, rows: () => rows, plans };
}
