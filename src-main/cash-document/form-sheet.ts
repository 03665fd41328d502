import { transfersTo } from '#main/cash-document/transfers.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { heldBy } from '#main/shift/shift-records.ts';
import { requireShift } from '#main/shift/standing.ts';
import { pulledTills } from '#main/store/pulled-transfers.ts';
import { MANUAL_KINDS } from '#shared/cash-document/issue-manual.ts';
import type { CashDocumentSheet } from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

/** What the form of a CD or CW shows before anything is typed. */
export function cashDocumentSheet(desk: Desk): Result<CashDocumentSheet, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { owner, shift } = standing.value;
  const configuration = desk.configuration();
  const { currencies, paymentForms, tillCode } = configuration;
  const held = heldBy(desk.connection, owner);
  const scope = { tillCode, businessDate: shift.business_date };
  const number = nextNumbers(desk.connection, scope);
  const { cashLimits } = shift.parameters;
  const isBlind = isHiddenByBlindCount(desk, shift);
  return ok({
    nextNumbers: { CD: number('CD'), CW: number('CW') },
    forms: currencies.flatMap(({ code: currency }) =>
      paymentForms
        .filter((form) => form.currencies.includes(currency) && MANUAL_KINDS.some((kind) => kind === form.kind))
        .map((form) => {
          const { id: paymentForm, kind } = form;
          const limit = kind === 'cash' ? cashLimits.find((one) => one.currency === currency) : undefined;
          const heldMinor = held.find((row) => isSameRow(row, { paymentForm, currency }))?.amountMinor ?? 0;
          return {
            paymentForm,
            name: paymentFormName(form, configuration.language),
            kind,
            currency,
            heldMinor: isBlind && kind === 'cash' ? null : heldMinor,
            minimumMinor: limit?.minimumMinor ?? null,
            maximumMinor: limit?.maximumMinor ?? null,
          };
        }),
    ),
    reasons: configuration.cashDocumentReasons,
    attributes: configuration.cashDocumentAttributes,
    employees: readOperators(desk.connection).map(({ id, name }) => ({ id, name })),
    tills: pulledTills(desk.connection).filter((till) => till !== tillCode),
    transfersIn: transfersTo(desk, tillCode),
  });
}
