import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormLine, onEnter, stepField } from '#renderer/cash-document/form-line.tsx';
import { TransferField } from '#renderer/cash-document/transfer-field.tsx';
import type { CashDocumentForm } from '#renderer/cash-document/use-cash-document.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import { CASH_DOCUMENT_TYPES } from '#shared/cash-document/purpose.ts';

/** More payment forms than these take both columns, in as many rows as they need. */
const FORMS_OF_A_COLUMN = 4;

/** As many reasons have a key of the keyboard. */
export const REASON_KEYS = 9;

type FieldsProps = { readonly form: CashDocumentForm };

/** The sheet that is filled in: which way, how much, of what, by whom, what for. */
export function DocumentFields(
  props: FieldsProps & { readonly number: string; readonly onCustomer: () => void; readonly onEmployee: () => void },
) {
  const { t } = useTranslation();
  const { form } = props;
  const { draft, write } = form;
  const till = useTillState();
  return (
    <section className="sheet document-form" aria-label={t('cashDocument.title')}>
      <div className="form-top">
        <Segment
          name={t('cashDocument.direction')}
          size="big"
          choices={CASH_DOCUMENT_TYPES.map((value) => ({
            value,
            label: value,
            note: t(`cashDocument.way.${value}`),
            shortcut: value === 'CD' ? 'F3' : 'F4',
          }))}
          chosen={draft.type}
          onChoose={form.switchTo}
        />
        <p className="label">
          {props.number}
          <br />
          {t('cashDocument.numberLater')}
        </p>
      </div>
      <div className="form-grid">
        <Amount form={form} />
        <Currency form={form} />
        <PaymentForms form={form} />
        <Payer form={form} onCustomer={props.onCustomer} onEmployee={props.onEmployee} />
        <Reasons form={form} />
        <Description form={form} />
        <TransferField form={form} />
        <div className="field">
          <span className="label">{t('cashDocument.handledBy')}</span>
          <p className="static">{till.operator?.name ?? ''}</p>
        </div>
        {(form.sheet?.attributes ?? []).map((name) => (
          <FormLine
            key={name}
            label={name}
            value={draft.attributes[name] ?? ''}
            maxLength={120}
            onWrite={(value) => write({ attributes: { ...draft.attributes, [name]: value } })}
          />
        ))}
      </div>
    </section>
  );
}

function Amount({ form }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field amount-field">
      <label htmlFor={id}>{t('cashDocument.amount')}</label>
      <AmountEntry
        key={form.issued?.documentId ?? 'first'}
        id={id}
        label={t('cashDocument.amountIn', { currency: form.form?.currency ?? '' })}
        written={form.draft.amount}
        holder="window"
        autoFocus
        onWrite={(text) => form.write({ amount: text ?? '' })}
        onEnter={() => stepField(document.getElementById(id))}
      />
    </div>
  );
}

function Currency({ form }: FieldsProps) {
  const { t } = useTranslation();
  const codes = [...new Set(form.forms.map(({ currency }) => currency))];
  return (
    <div className="field">
      <span className="label">{t('cashDocument.currency')}</span>
      <Segment
        name={t('cashDocument.currency')}
        size="wide"
        choices={codes.map((value) => ({ value, label: value }))}
        chosen={form.form?.currency ?? ''}
        onChoose={(currency) => form.write({ currency })}
      />
    </div>
  );
}

function PaymentForms({ form }: FieldsProps) {
  const { t } = useTranslation();
  const inCurrency = form.forms.filter(({ currency }) => currency === form.form?.currency);
  return (
    <div className={inCurrency.length > FORMS_OF_A_COLUMN ? 'field span2' : 'field'}>
      <span className="label">{t('cashDocument.paymentForm')}</span>
      <Segment
        name={t('cashDocument.paymentForm')}
        size="wide"
        choices={inCurrency.map(({ paymentForm, name }) => ({ value: paymentForm, label: name }))}
        chosen={form.form?.paymentForm ?? ''}
        onChoose={(paymentForm) => form.write({ paymentForm })}
      />
    </div>
  );
}

/** A name, typed or from the list of customers, or an employee from the list; typing over an employee makes it a name again. */
function Payer({
  form,
  onCustomer,
  onEmployee,
}: FieldsProps & { readonly onCustomer: () => void; readonly onEmployee: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { employeeId, payer } = form.draft;
  return (
    <div className="field">
      <label htmlFor={id}>{t('cashDocument.payer')}</label>
      <div className="with">
        <div className="box">
          {employeeId === null ? null : <Icon name="badge" />}
          <input
            id={id}
            data-field=""
            autoComplete="off"
            maxLength={120}
            placeholder={t('cashDocument.payerHint')}
            value={payer}
            onChange={(event) => form.write({ payer: event.target.value, employeeId: null })}
            onKeyDown={onEnter}
          />
        </div>
        <Key label={t('cashDocument.customer')} shortcut="F9" kind="small" onPress={onCustomer} />
        <Key
          label={t('cashDocument.employee')}
          shortcut="F8"
          kind="small"
          isOn={employeeId !== null}
          onPress={onEmployee}
        />
      </div>
    </div>
  );
}

/** The shop's reasons as keys; the one chosen says where the money goes. */
function Reasons({ form }: FieldsProps) {
  const { t } = useTranslation();
  if (form.reasons.length === 0) return null;
  return (
    <fieldset className="field span2" aria-label={t('cashDocument.reason')}>
      <span className="label" aria-hidden="true">
        {t('cashDocument.reason')}
      </span>
      <div className="chips">
        {form.reasons.map((reason, index) => (
          <Key
            key={reason.id}
            label={reason.name}
            shortcut={index < REASON_KEYS ? `Alt+${index + 1}` : undefined}
            kind="small"
            keepsFocus
            isOn={reason.id === form.reason?.id}
            onPress={() => form.choose(reason)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Description({ form }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <FormLine
      label={t('cashDocument.description')}
      value={form.draft.description}
      maxLength={200}
      isWide={form.reason?.purpose !== 'transfer'}
      onWrite={(description) => form.write({ description })}
    />
  );
}
