import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction } from '#renderer/correction/use-correction.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { PieceList } from '#renderer/money/piece-list.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { FORM_ICONS } from '#renderer/payment/form-icons.ts';
import type { CorrectedSale } from '#shared/contract/trade-document.ts';

/** Reasons that come up every day; any other is typed. */
export const USUAL_REASONS = ['damaged', 'wrongItem', 'notWanted'] as const;

/** The side where hands work: why, how it is paid back, how much; once done, what goes over the counter. */
export function CorrectionSide({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  if (correction.corrected !== null) return <PaidBack corrected={correction.corrected} />;
  return (
    <section className="correction-side" aria-label={t('correction.side')}>
      <Refund correction={correction} />
      <Reason correction={correction} />
      <Forms correction={correction} />
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}

function Refund({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { form, sheet } = correction;
  if (sheet === null || form === null) return null;
  return (
    <div className="sheet refund-sum">
      <p className="label">
        {t('correction.refund')} <b>{sheet.currency}</b>
      </p>
      <output className="sum-big" aria-live="polite">
        {money.read(form.refundMinor, sheet.currency)}
      </output>
      <Rounded roundingMinor={form.roundingMinor} currency={sheet.currency} />
    </div>
  );
}

/** Which way the market rounded, for example "(up 0.01)". */
function Rounded({ roundingMinor, currency }: { readonly roundingMinor: number; readonly currency: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  if (roundingMinor === 0) return null;
  const amount = money.read(Math.abs(roundingMinor), currency);
  return (
    <p className="label limit">
      <Icon name={roundingMinor > 0 ? 'up' : 'down'} />
      <span>{t(roundingMinor > 0 ? 'payment.roundedUp' : 'payment.roundedDown', { amount })}</span>
    </p>
  );
}

function Reason({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('correction.reason')}</label>
      <div className="chips">
        {USUAL_REASONS.map((reason, index) => {
          const words = t(`correction.reasons.${reason}`);
          return (
            <Key
              key={reason}
              label={words}
              shortcut={`Alt+${(index + 1) as 1 | 2 | 3}`}
              kind="small"
              keepsFocus
              isOn={correction.reason === words}
              onPress={() => correction.say(words)}
            />
          );
        })}
      </div>
      <div className="box">
        <input
          id={id}
          autoComplete="off"
          maxLength={120}
          placeholder={t('correction.reasonHint')}
          value={correction.reason}
          onChange={(event) => correction.say(event.target.value)}
        />
      </div>
    </div>
  );
}

const FORM_KEYS = ['F2', 'F3', 'F4', 'F5', 'F6', 'F8'] as const;

/** Keys of the forms, in the till's order. */
export function refundKeyOf(index: number): (typeof FORM_KEYS)[number] | undefined {
  return FORM_KEYS[index];
}

function Forms({ correction }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  return (
    <fieldset className="refund-forms" aria-label={t('correction.paidBackBy')}>
      {correction.forms.map(({ paymentForm, name, kind, needsRight }, index) => (
        <Key
          key={paymentForm}
          kind="form"
          icon={FORM_ICONS[kind]}
          label={name}
          note={needsRight ? t('correction.needsRight') : undefined}
          shortcut={refundKeyOf(index)}
          isOn={paymentForm === correction.form?.paymentForm}
          onPress={() => correction.choose(paymentForm)}
        />
      ))}
    </fieldset>
  );
}

function PaidBack({ corrected }: { readonly corrected: CorrectedSale }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <section className="sheet hand" aria-labelledby="paid-back">
      <h2 id="paid-back">{t(corrected.handOver.length === 0 ? 'correction.refund' : 'payment.handOver')}</h2>
      <div className="paid-back">
        <output className="sum-big">{money.read(corrected.refundMinor, corrected.currency)}</output>
        <Rounded roundingMinor={corrected.roundingMinor} currency={corrected.currency} />
        {corrected.handOver.length === 0 ? (
          <p className="label">{t('correction.notInCash')}</p>
        ) : (
          <PieceList
            name={t('payment.handOver')}
            currency={corrected.currency}
            pieces={corrected.handOver}
            size="big"
          />
        )}
      </div>
    </section>
  );
}
