import { useTranslation } from 'react-i18next';
import { FormLine } from '#renderer/cash-document/form-line.tsx';
import type { CashDocumentForm } from '#renderer/cash-document/use-cash-document.ts';
import { Key } from '#renderer/keyboard/key.tsx';
import { useMoney } from '#renderer/money/use-money.ts';

type FieldProps = { readonly form: CashDocumentForm };

/** Only a transfer asks for it: the till that gets the money, or which transfer it is that has come. */
export function TransferField({ form }: FieldProps) {
  if (form.reason?.purpose !== 'transfer') return null;
  return form.draft.type === 'CW' ? <ToTill form={form} /> : <Arriving form={form} />;
}

/** One of the store’s tills; its code is typed where this till was never told which there are. */
function ToTill({ form }: FieldProps) {
  const { t } = useTranslation();
  const { draft, sheet, write } = form;
  const tills = sheet?.tills ?? [];
  if (tills.length === 0) {
    return (
      <FormLine
        label={t('cashDocument.toTill')}
        value={draft.transfer}
        maxLength={64}
        onWrite={(transfer) => write({ transfer })}
      />
    );
  }
  return (
    <fieldset className="field" aria-label={t('cashDocument.toTill')}>
      <span className="label" aria-hidden="true">
        {t('cashDocument.toTill')}
      </span>
      <div className="chips">
        {tills.map((till) => (
          <Key
            key={till}
            label={till}
            kind="small"
            keepsFocus
            isOn={draft.transfer === till}
            onPress={() => write({ transfer: till })}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What is under way to this till, one key each, and a line for the number of a slip that nobody told of yet. */
function Arriving({ form }: FieldProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { draft, sheet, takeIn, write } = form;
  const transfers = sheet?.transfersIn ?? [];
  return (
    <>
      <FormLine
        label={t('cashDocument.transferNumber')}
        placeholder={t('cashDocument.transferHint')}
        value={draft.transfer}
        maxLength={64}
        onWrite={(transfer) => write({ transfer })}
      />
      <fieldset className="field span2 arriving" aria-label={t('cashDocument.transfersIn')}>
        <span className="label" aria-hidden="true">
          {t('cashDocument.transfersIn')}
        </span>
        {transfers.length === 0 ? <p className="label">{t('cashDocument.noTransfers')}</p> : null}
        <div className="chips">
          {transfers.map(({ amountMinor, currency, fromTill: till, number, paymentForm }) => (
            <Key
              key={number}
              label={number}
              note={t('cashDocument.transferFrom', {
                till,
                amount: `${money.read(amountMinor, currency)}\u00a0${currency}`,
              })}
              kind="small"
              keepsFocus
              isOn={draft.transfer === number}
              onPress={() => takeIn({ number, currency, paymentForm })}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
