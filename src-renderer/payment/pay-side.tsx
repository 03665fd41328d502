import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { FORM_ICONS } from '#renderer/payment/form-icons.ts';
import { HandOver } from '#renderer/payment/hand-over.tsx';
import type { Payment, PaymentForm } from '#renderer/payment/use-payment.ts';
import { fitted } from '#renderer/style/fitted.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

type SideProps = { readonly payment: Payment; readonly formKeys: ReadonlyMap<string, Shortcut> };

/** The side where hands work: forms, amount, notes, pad; once all is assigned, what goes back over the counter. */
export function PaySide({ payment, formKeys }: SideProps) {
  const { t } = useTranslation();
  return (
    <section className="pay-side" aria-label={t('payment.side')}>
      <Forms payment={payment} formKeys={formKeys} />
      {payment.isPaid ? (
        <>
          <div className="assign">
            <p className="typing is-done" role="status">
              <Icon name="check" />
              <span>{t('payment.done')}</span>
            </p>
          </div>
          <HandOver payment={payment} />
        </>
      ) : (
        <Assigning payment={payment} />
      )}
    </section>
  );
}

function Forms({ payment, formKeys }: SideProps) {
  const { t } = useTranslation();
  const till = useTillState();
  const other = payment.currencies.find(({ code }) => code !== till.systemCurrency);
  const whyNot = (form: PaymentForm) => {
    if (payment.isPaid) return t('payment.fullyAssigned');
    return form.currencies.includes(payment.currency)
      ? null
      : t('payment.notInCurrency', { form: form.name, currency: payment.currency });
  };
  return (
    <fieldset className="forms" aria-label={t('payment.forms')}>
      {payment.forms.map((form) => (
        <Key
          key={form.id}
          kind="form"
          icon={FORM_ICONS[form.kind]}
          label={form.name}
          shortcut={formKeys.get(form.id)}
          reason={whyNot(form)}
          onPress={() => payment.assignTyped(form)}
        />
      ))}
      {other === undefined ? null : (
        <Key
          kind="form"
          icon="coins"
          label={t('payment.otherCurrency')}
          isOn={payment.currency !== till.systemCurrency}
          reason={payment.isPaid ? t('payment.fullyAssigned') : null}
          onPress={() => payment.choose(payment.currency === till.systemCurrency ? other.code : till.systemCurrency)}
        />
      )}
      <FormHint payment={payment} />
    </fieldset>
  );
}

/** In the free place beside the forms: at which rate a currency is taken, or how a card is done by hand. */
function FormHint({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency, currencies } = useTillState();
  const other = currencies.find(({ code }) => code === payment.currency && code !== systemCurrency);
  const card = payment.forms.find(({ kind }) => kind === 'card');
  if (payment.isPaid || (other === undefined && card === undefined)) return null;
  const rate = other?.rate.replace('.', money.decimalSign);
  return (
    <p className="label form-hint">
      {other === undefined
        ? t(payment.card.hasTerminal ? 'card.hint' : 'payment.cardHint', { form: card?.name })
        : `1\u00a0${other.code} = ${rate}\u00a0${systemCurrency}`}
    </p>
  );
}

function Assigning({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { active } = useActiveEntry();
  const { currency, currencies, remainingCash } = payment;
  const usual = [remainingCash, ...payment.notes].map((amount) => money.read(amount, currency));
  const longest = usual.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return (
    <>
      <div className="assign">
        <div className="typing">
          <span className="label" aria-hidden="true">
            {t('payment.amountToAssign')}
          </span>
          <AmountEntry
            key={payment.round}
            label={t('payment.amountToAssignIn', { currency })}
            written={payment.text}
            holder="window"
            autoFocus
            onWrite={payment.write}
            onEnter={() => {
              if (payment.cash !== null) payment.assignTyped(payment.cash);
            }}
          />
        </div>
        {currencies.length < 2 ? null : (
          <Segment
            name={t('payment.currency')}
            choices={currencies.map(({ code }) => ({ value: code, label: code }))}
            chosen={currency}
            onChoose={payment.choose}
          />
        )}
      </div>
      <fieldset className="quick cash" style={fitted(longest)} aria-label={t('payment.quickCash')}>
        <Key label={money.read(remainingCash, currency)} note={t('payment.exact')} onPress={payment.assignExact} />
        {payment.notes.map((amount) => (
          <Key key={amount} label={money.read(amount, currency)} onPress={() => payment.assignNote(amount)} />
        ))}
      </fieldset>
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </>
  );
}
