import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import { type askCustomersSchema, CUSTOMERS_MAX, type FoundCustomers } from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** Customers of the Data Service, any of whom may bring or take the money of a cash document. */
export function findCustomers(
  desk: Desk,
  { text }: z.infer<typeof askCustomersSchema>,
): Result<FoundCustomers, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const customers = desk.connection
    .prepare(
      `SELECT id, name, tax_id AS taxId FROM customer
       WHERE instr(folded_name, @folded) > 0 OR instr(upper(tax_id), upper(@text)) > 0
       ORDER BY folded_name, id LIMIT ${CUSTOMERS_MAX + 1}`,
    )
    .all({ folded: foldText(text.trim()), text: text.trim() }) as FoundCustomers['customers'];
  return ok({ customers: customers.slice(0, CUSTOMERS_MAX), hasMore: customers.length > CUSTOMERS_MAX });
}
