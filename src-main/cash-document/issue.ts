import type { z } from 'zod';
import { transferFacts } from '#main/cash-document/transfers.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { openForDocument } from '#main/drawer/open-drawer.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { queueCashDocument } from '#main/paper/cash-document-paper.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { heldBy } from '#main/shift/shift-records.ts';
import { requireShift } from '#main/shift/standing.ts';
import { issueManualDocument } from '#shared/cash-document/issue-manual.ts';
import type { IssuedCashDocument, issueCashDocumentSchema } from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { isSameRow } from '#shared/shift/figures.ts';

/** Issues a CD or CW by hand: document, postings, figures and slip in one transaction. */
export function issueDocument(
  desk: Desk,
  input: z.infer<typeof issueCashDocumentSchema>,
): Result<IssuedCashDocument, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, owner, scene, shift } = standing.value;
  return carryOut(desk, { call: 'cashDocument.issue', input }, () => {
    const configuration = desk.configuration();
    const held = heldBy(desk.connection, owner);
    const decided = issueManualDocument(
      {
        authority,
        configuration,
        parameters: shift.parameters,
        owner,
        scene,
        employees: readOperators(desk.connection),
        heldMinor: (row) => held.find((one) => isSameRow(one, row))?.amountMinor ?? 0,
        isBlind: isHiddenByBlindCount(desk, shift),
        transfers: transferFacts(desk),
        newId: desk.newId,
        nextNumber: nextNumbers(desk.connection, {
          tillCode: configuration.tillCode,
          businessDate: shift.business_date,
        }),
      },
      { ...input, isConfirmed: input.confirmed },
    );
    if (!decided.ok) return decided;
    const kept = desk.journal.append(decided.value);
    const { documentId, number, type, currency, amountMinor, transfer } = decided.value.body;
    const occasion = type === 'CD' ? 'cash_deposit' : 'cash_withdrawal';
    openForDocument(desk, scene, { occasion, documentNumber: number });
    return ok({
      documentId,
      number,
      type,
      currency,
      amountMinor,
      transferNumber: type === 'CW' ? (transfer?.number ?? null) : null,
      isUnproven: transfer?.sentMinor === null,
      printJobId: queueCashDocument(desk, kept),
    });
  });
}
