import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { FoundItem } from '#shared/contract/sale.ts';
import type { SoldItem } from '#shared/sale/draft.ts';

const itemRowSchema = z.object({
  id: z.string(),
  barcode: z.string(),
  name: z.string(),
  unit: z.string(),
  group_name: z.string(),
  tax_code: z.string(),
  price_minor: z.int(),
  no_discount: z.int(),
});
type ItemRow = z.infer<typeof itemRowSchema>;

/** Shortest text that the trigram index can find inside a name; shorter text is matched at the name's beginning. */
const INDEXED_LENGTH = 3;

export function findByBarcode(connection: Database, barcode: string): SoldItem | null {
  return soldItem(connection.prepare('SELECT * FROM item WHERE barcode = ?').get(barcode));
}

export function findById(connection: Database, id: string): SoldItem | null {
  return soldItem(connection.prepare('SELECT * FROM item WHERE id = ?').get(id));
}

function soldItem(row: unknown): SoldItem | null {
  if (row === undefined) return null;
  const { id, barcode, name, unit, group_name, tax_code, price_minor, no_discount } = itemRowSchema.parse(row);
  const item = { itemId: id, barcode, name, unit, group: group_name, taxCode: tax_code, priceMinor: price_minor };
  return no_discount === 1 ? { ...item, noDiscount: true } : item;
}

/** Items whose name or barcode holds the text, letters folded ("lac" finds "Łaciate"); those sold most come first. */
export function searchItems(
  connection: Database,
  { text, limit }: { readonly text: string; readonly limit: number },
): readonly FoundItem[] {
  const folded = foldText(text);
  if (folded === '') return [];
  const rows =
    folded.length < INDEXED_LENGTH
      ? connection
          .prepare(
            `SELECT item.* FROM item LEFT JOIN item_turnover ON item_id = id
             WHERE folded_name LIKE ? ESCAPE '\\' OR barcode = ?
             ORDER BY coalesce(times_sold, 0) DESC, name LIMIT ?`,
          )
          .all(`${likeText(folded)}%`, text, limit)
      : connection
          .prepare(
            `SELECT item.* FROM item LEFT JOIN item_turnover ON item_id = id
             WHERE item.rowid IN (SELECT rowid FROM item_search WHERE item_search MATCH ? LIMIT 500) OR barcode = ?
             ORDER BY coalesce(times_sold, 0) DESC, name LIMIT ?`,
          )
          .all(everyWord(folded), text.trim(), limit);
  return rows.map((row) => foundItem(itemRowSchema.parse(row)));
}

export function favouriteItems(connection: Database, limit: number): readonly FoundItem[] {
  return connection
    .prepare(
      'SELECT item.* FROM item LEFT JOIN item_turnover ON item_id = id ORDER BY coalesce(times_sold, 0) DESC, name LIMIT ?',
    )
    .all(limit)
    .map((row) => foundItem(itemRowSchema.parse(row)));
}

function foundItem({ id, name, barcode, unit, price_minor, group_name }: ItemRow): FoundItem {
  return { id, name, barcode, unit, priceMinor: price_minor, group: group_name };
}

/** Each word as a quoted phrase, so that no sign of the query language has a meaning. */
function everyWord(folded: string): string {
  const words = folded.split(' ').filter((word) => word.length >= INDEXED_LENGTH);
  return (words.length > 0 ? words : [folded]).map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
