import { useTranslation } from 'react-i18next';
import type { CountEntry } from '#renderer/counting/count-draft.ts';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { useMoney } from '#renderer/money/use-money.ts';

type MachineProps = {
  readonly entry: CountEntry;
  /** The value being typed; Enter adds it. */
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onAdd: () => void;
};

/** Vouchers, slips and transfers are keyed one by one and added up; the tape shows them, the last one on top. */
export function AddingMachine({ entry, typed, onType, onAdd }: MachineProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, values } = entry;
  const last = values.at(-1);
  return (
    <section className="sheet machine" aria-label={t('counting.machine')}>
      <div className="machine-io">
        <div className="field">
          <span className="label">{t('counting.previousValue')}</span>
          <output className="machine-prev pen">{last === undefined ? '–' : money.read(last, currency)}</output>
        </div>
        <div className="field">
          <label htmlFor="new-value">{t('counting.newValue')}</label>
          <AmountEntry
            key={`${entry.paymentForm}/${currency}/${values.length}`}
            id="new-value"
            label={t('counting.newValueOf', { form: entry.name, currency })}
            written={typed === '' ? null : typed}
            holder="window"
            autoFocus
            onWrite={(text) => onType(text ?? '')}
            onEnter={onAdd}
          />
        </div>
        <div className="field">
          <span className="label">{t('counting.quantity')}</span>
          <output className="machine-qty" aria-live="polite">
            {money.count(values.length)}
          </output>
        </div>
      </div>
      <div className="machine-tape">
        <h3>{t('counting.valuesSoFar')}</h3>
        <Tape values={values} currency={currency} />
        <p className="label">{t('counting.undoValue')}</p>
      </div>
    </section>
  );
}

function Tape({ values, currency }: { readonly values: readonly number[]; readonly currency: string }) {
  const money = useMoney();
  const numbered = values.map((value, index) => ({ number: index + 1, value })).reverse();
  return (
    <ol className="tape" reversed>
      {numbered.map(({ number, value }) => (
        <li key={number}>
          <span>{number}</span>
          <b className="pen">{money.read(value, currency)}</b>
        </li>
      ))}
    </ol>
  );
}
