import type { Database } from 'better-sqlite3';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { MasterBody } from '#shared/master-data/master-kinds.ts';

/** Keeps or removes items by their barcode. Statements are made ready once: there may be a hundred thousand. */
export function itemKeeper(
  connection: Database,
  newId: () => string,
): (barcode: string, item: MasterBody<'item'> | null) => void {
  const remove = connection.prepare('DELETE FROM item WHERE barcode = ?');
  const keep = connection.prepare(
    `INSERT INTO item (id, barcode, name, unit, group_name, tax_code, price_minor, folded_name, no_discount)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (barcode) DO UPDATE SET name = excluded.name, unit = excluded.unit, group_name = excluded.group_name,
       tax_code = excluded.tax_code, price_minor = excluded.price_minor, folded_name = excluded.folded_name,
       no_discount = excluded.no_discount`,
  );
  return (barcode, item) => {
    if (item === null) remove.run(barcode);
    else {
      const { group, name, noDiscount, priceMinor, taxCode, unit } = item;
      const folded = foldText(`${name} ${group}`);
      keep.run(newId(), barcode, name, unit, group, taxCode, priceMinor, folded, Number(noDiscount ?? false));
    }
  };
}
