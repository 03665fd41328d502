import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Segment } from '#renderer/frame/segment.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { useShop } from '#renderer/money/shop-context.tsx';
import { useDecimalSign } from '#renderer/money/use-decimal-sign.ts';
import type { FieldProps } from '#renderer/parameters/parameter-field.tsx';

/** An amount of one currency, named in full for those who hear it. */
function Amount(props: {
  readonly name: string;
  readonly of: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly onWrite: (text: string) => void;
}) {
  const { t } = useTranslation('configuration');
  const sign = useDecimalSign();
  return (
    <div className="field amount-of">
      <span className="label" aria-hidden="true">
        {props.label}
      </span>
      <AmountEntry
        label={t('parameters.fieldOf', { name: props.name, of: props.of })}
        written={props.value.replace('.', sign)}
        emptyWords={t('parameters.none')}
        holder="window"
        onWrite={(text) => props.onWrite((text ?? '').replace(',', '.'))}
      />
    </div>
  );
}

export function Amounts({ name, value, onWrite }: FieldProps<'amounts'>) {
  const { currencies } = useShop();
  const amountOf = (code: string) => value.find(({ currency }) => currency === code)?.amount ?? '';
  const write = (code: string, amount: string) =>
    onWrite(
      currencies
        .map(({ code: currency }) => ({ currency, amount: currency === code ? amount : amountOf(currency) }))
        .filter((one) => one.amount !== ''),
    );
  return (
    <div className="amounts">
      {currencies.map(({ code }) => (
        <Amount
          key={code}
          name={name}
          of={code}
          label={code}
          value={amountOf(code)}
          onWrite={(amount) => write(code, amount)}
        />
      ))}
    </div>
  );
}

export function Presets({ name, parameter, value, onWrite }: FieldProps<'presets'>) {
  const { t } = useTranslation('configuration');
  const { currencies } = useShop();
  const places = Array.from({ length: parameter.most ?? 1 }, (_, index) => index);
  const amountsOf = (code: string) => value.find(({ currency }) => currency === code)?.amounts ?? [];
  const write = (code: string, place: number, amount: string) =>
    onWrite(
      currencies.map(({ code: currency }) => ({
        currency,
        amounts:
          currency === code
            ? trimmed(places.map((at) => (at === place ? amount : (amountsOf(code)[at] ?? ''))))
            : [...amountsOf(currency)],
      })),
    );
  return (
    <div className="amounts">
      {currencies.flatMap(({ code }) =>
        places.map((place) => {
          const label = `${code} · ${t('parameters.preset', { number: place + 1 })}`;
          return (
            <Amount
              key={`${code}-${place}`}
              name={name}
              of={label}
              label={label}
              value={amountsOf(code)[place] ?? ''}
              onWrite={(amount) => write(code, place, amount)}
            />
          );
        }),
      )}
    </div>
  );
}

/** Without empty places at the end, so that nothing typed is nothing changed. */
function trimmed(amounts: readonly string[]): string[] {
  const last = amounts.findLastIndex((amount) => amount !== '');
  return amounts.slice(0, last + 1);
}

export function Tolerances({ name, value, onWrite }: FieldProps<'tolerances'>) {
  const { currencies, paymentForms } = useShop();
  const rows = currencies.flatMap(({ code }) =>
    paymentForms.filter((form) => form.currencies.includes(code)).map((form) => ({ form, currency: code })),
  );
  const amountOf = (paymentForm: string, currency: string) =>
    value.find((one) => one.paymentForm === paymentForm && one.currency === currency)?.amount ?? '';
  const write = (row: (typeof rows)[number], amount: string) =>
    onWrite(
      rows
        .map(({ form, currency }) => ({
          paymentForm: form.id,
          currency,
          amount: form.id === row.form.id && currency === row.currency ? amount : amountOf(form.id, currency),
        }))
        .filter((one) => one.amount !== ''),
    );
  return (
    <div className="amounts">
      {rows.map((row) => {
        const label = `${row.form.name} ${row.currency}`;
        return (
          <Amount
            key={label}
            name={name}
            of={label}
            label={label}
            value={amountOf(row.form.id, row.currency)}
            onWrite={(amount) => write(row, amount)}
          />
        );
      })}
    </div>
  );
}

const MODES = ['warn', 'authenticate'] as const;

export function Limits({ name, value, onWrite }: FieldProps<'limits'>) {
  const { t } = useTranslation('configuration');
  const { currencies } = useShop();
  const none = (currency: string) => ({ currency, minimum: '', maximum: '', mode: MODES[0] });
  const limitOf = (code: string) => value.find(({ currency }) => currency === code) ?? none(code);
  const write = (limit: (typeof value)[number]) =>
    onWrite(
      currencies
        .map(({ code }) => (code === limit.currency ? limit : limitOf(code)))
        .filter(({ minimum, maximum }) => minimum !== '' || maximum !== ''),
    );
  return (
    <div className="limits">
      {currencies.map(({ code }) => {
        const limit = limitOf(code);
        const of = (bound: 'least' | 'most') => `${code} ${t(`parameters.${bound}`)}`;
        return (
          <div key={code} className="limit">
            <b>{code}</b>
            <Amount
              name={name}
              of={of('least')}
              label={t('parameters.least')}
              value={limit.minimum}
              onWrite={(minimum) => write({ ...limit, minimum })}
            />
            <Amount
              name={name}
              of={of('most')}
              label={t('parameters.most')}
              value={limit.maximum}
              onWrite={(maximum) => write({ ...limit, maximum })}
            />
            <div className="field">
              <span className="label" aria-hidden="true">
                {t('parameters.beyond')}
              </span>
              <Segment
                name={t('parameters.fieldOf', { name, of: `${code} ${t('parameters.beyond')}` })}
                choices={MODES.map((mode) => ({ value: mode, label: t(`parameters.mode.${mode}`) }))}
                chosen={limit.mode}
                onChoose={(mode) => write({ ...limit, mode })}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
