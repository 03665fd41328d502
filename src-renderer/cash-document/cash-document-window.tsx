import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Customers } from '#renderer/cash-document/customers.tsx';
import { DocumentFields, REASON_KEYS } from '#renderer/cash-document/document-fields.tsx';
import { DocumentSide } from '#renderer/cash-document/document-side.tsx';
import { Employees } from '#renderer/cash-document/employees.tsx';
import { Issued } from '#renderer/cash-document/issued.tsx';
import { useCashDocument } from '#renderer/cash-document/use-cash-document.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { LimitQuestion } from '#renderer/frame/limit-question.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';

/** Money into the drawer or out of it that is no sale: a courier, a purchase, the safe, the bank, another till. */
export function CashDocumentWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const phase = usePhase('cash-document');
  const till = useTillState();
  const form = useCashDocument(phase.type, phase);
  const [choosing, setChoosing] = useState<'customer' | 'employee' | null>(null);
  const { draft, isQuestion, issue } = form;

  const confirm = async () => {
    const outcome = await issue.run(form.asOrder(isQuestion));
    if (outcome !== null) form.take(outcome);
  };
  const reasonKeys = form.reasons.slice(0, REASON_KEYS).map(
    (reason, index): WindowKey => ({
      id: `reason-${reason.id}`,
      label: reason.name,
      shortcut: `Alt+${index + 1}`,
      place: 'elsewhere',
      press: () => form.choose(reason),
    }),
  );
  const keys: readonly WindowKey[] = [
    { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'left', press: () => open(phase.back) },
    {
      id: 'list',
      label: t('cashDocuments.title'),
      shortcut: 'F6',
      place: 'left',
      press: () => open({ window: 'cash-documents', back: phase.back }),
    },
    {
      id: 'count',
      label: t('endOfShift.count'),
      shortcut: 'F2',
      place: 'left',
      press: () => open({ window: 'counting', occasion: 'end', back: { ...phase, draft } }),
    },
    {
      id: 'CD',
      label: t('cashDocument.type.CD'),
      shortcut: 'F3',
      place: 'elsewhere',
      press: () => form.switchTo('CD'),
    },
    {
      id: 'CW',
      label: t('cashDocument.type.CW'),
      shortcut: 'F4',
      place: 'elsewhere',
      press: () => form.switchTo('CW'),
    },
    {
      id: 'employee',
      label: t('cashDocument.employee'),
      shortcut: 'F8',
      place: 'elsewhere',
      press: () => setChoosing('employee'),
    },
    {
      id: 'customer',
      label: t('cashDocument.customer'),
      shortcut: 'F9',
      place: 'elsewhere',
      press: () => setChoosing('customer'),
    },
    {
      id: 'confirm',
      label: isQuestion ? t('cashDocument.yes') : t('frame.confirm'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: issue.isBusy,
      press: () => void confirm(),
    },
    ...reasonKeys,
  ];
  return (
    <Frame
      kind="cashdoc"
      title={t('cashDocument.title')}
      subtitle={`${draft.type}, ${t(`cashDocument.way.${draft.type}`)} · ${till.code}`}
      keys={keys}
      banner={
        <>
          {isQuestion ? (
            <LimitQuestion trouble={issue.trouble} no={t('cashDocument.change')} onNo={issue.forgive} />
          ) : (
            <TroubleBanner trouble={firstTrouble(issue.trouble, form.sheetTrouble)} />
          )}
          {form.issued === null || issue.trouble !== null ? null : <Issued issued={form.issued} />}
        </>
      }
    >
      {form.sheet === null || form.form === undefined ? null : (
        <>
          <DocumentFields
            form={form}
            number={form.sheet.nextNumbers[draft.type]}
            onCustomer={() => setChoosing('customer')}
            onEmployee={() => setChoosing('employee')}
          />
          <DocumentSide form={form} />
        </>
      )}
      {choosing === 'customer' ? (
        <Customers
          onChoose={({ name }) => {
            form.write({ employeeId: null, payer: name });
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      ) : null}
      {choosing === 'employee' && form.sheet !== null ? (
        <Employees
          employees={form.sheet.employees}
          onChoose={({ id, name }) => {
            form.write({ employeeId: id, payer: name });
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      ) : null}
    </Frame>
  );
}
