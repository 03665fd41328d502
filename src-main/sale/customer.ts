import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { changeDraft } from '#main/sale/change-draft.ts';
import { requireOperator } from '#main/shift/standing.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { chooseCustomerSchema, SaleDocument } from '#shared/contract/sale.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { nameCustomer } from '#shared/sale/draft.ts';
import type { SaleCustomer } from '#shared/sale/sale-body.ts';

/** Names a customer of master data on the document, or nobody. The name is kept as it is now: the receipt does not follow it. */
export function chooseCustomer(desk: Desk, input: z.infer<typeof chooseCustomerSchema>): Result<SaleDocument, Refusal> {
  return changeDraft(desk, { call: 'sale.chooseCustomer', input }, (draft) => {
    if (input.customerId === null) return ok(nameCustomer(draft, null));
    const customer = readCustomer(desk.connection, input.customerId);
    return customer === null ? no({ code: 'customer_unknown' }) : ok(nameCustomer(draft, customer));
  });
}

/** The document is left, and comes up again for whoever is next: with nothing in it, it names nobody. */
export function leave(desk: Desk, input: { readonly commandId: string }): Result<Record<string, never>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return carryOut(desk, { call: 'sale.leave', input }, () => {
    nameNobodyOnEmpty(desk.connection, operator.value.id);
    return ok({});
  });
}

/** Whom an empty document names is not to be read, or sold to, by whoever comes next. */
export function nameNobodyOnEmpty(connection: Database, operatorId: string): void {
  connection
    .prepare(
      `UPDATE draft SET document = json_remove(document, '$.customer')
        WHERE operator_id = ? AND json_array_length(document, '$.lines') = 0`,
    )
    .run(operatorId);
}

function readCustomer(connection: Database, id: string): SaleCustomer | null {
  const row = connection.prepare('SELECT id, name, tax_id AS taxId FROM customer WHERE id = ?').get(id);
  return (row as SaleCustomer | undefined) ?? null;
}
