import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/frame/text-field.tsx';
import { formName } from '#renderer/managers/form-name.ts';
import { DifferenceSums } from '#renderer/managers/sums.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { EndPageShift, PageEndSheet } from '#shared/contract/managers-acts.ts';
import { minorDigitsOf } from '#shared/money/minor-digits.ts';
import { parseAmount, plainAmount } from '#shared/money/parse-amount.ts';
import { suggestedWithdrawal } from '#shared/shift/figures.ts';

type Row = PageEndSheet['rows'][number];
/** What a person typed; `withdrawal` null: they left the suggestion as it is. */
export type EndEntry = { readonly actual: string; readonly withdrawal: string | null; readonly reason: string };
export const NOTHING_TYPED: EndEntry = { actual: '', withdrawal: null, reason: '' };

export function rowKey({ paymentForm, currency }: Pick<Row, 'paymentForm' | 'currency'>): string {
  return `${paymentForm} ${currency}`;
}

/** The entry as it is sent: the withdrawal that was shown, typed or suggested. */
export function entryOf(row: Row, entry: EndEntry): EndPageShift['entries'][number] {
  const { paymentForm, currency } = row;
  return { paymentForm, currency, ...entry, withdrawal: entry.withdrawal ?? suggestion(row, entry.actual) };
}

/** One row of End of Shift: what is expected, what was counted, what is taken out. */
export function EndRowFields(props: {
  readonly row: Row;
  readonly entry: EndEntry;
  readonly isFirst: boolean;
  readonly onWrite: (entry: EndEntry) => void;
}) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const reasonsId = useId();
  const { row, entry, onWrite } = props;
  const { currency, paymentForm, endingMinor, reasons } = row;
  const name = `${formName(paymentForm, t)} ${currency}`;
  const actualMinor = minorOf(entry.actual, currency);
  const differenceMinor = actualMinor === null ? null : actualMinor - endingMinor;
  return (
    <fieldset className="end-row">
      <legend>
        <b>{name}</b> <span className="label">{t('figures.ending')}</span> {words.money(endingMinor, currency)}
      </legend>
      <TextField
        label={t('endShift.of', { what: t('figures.actual'), form: name })}
        value={entry.actual}
        onWrite={(actual) => onWrite({ ...entry, actual })}
        inputMode="decimal"
        maxLength={20}
        placeholder={t('figures.notCounted')}
        isFirst={props.isFirst}
      />
      <p className="end-difference">
        <span className="label">{t('figures.difference')}</span>
        <DifferenceSums sums={differenceMinor === null ? null : [{ currency, amountMinor: differenceMinor }]} />
      </p>
      <TextField
        label={t('endShift.of', { what: t('figures.withdrawal'), form: name })}
        value={entry.withdrawal ?? suggestion(row, entry.actual)}
        onWrite={(withdrawal) => onWrite({ ...entry, withdrawal })}
        inputMode="decimal"
        maxLength={20}
      />
      {differenceMinor === null || differenceMinor === 0 ? null : (
        <>
          <TextField
            kind="wide"
            label={t('endShift.differenceReason', { form: name })}
            value={entry.reason}
            onWrite={(reason) => onWrite({ ...entry, reason })}
            maxLength={80}
            list={reasonsId}
          />
          <datalist id={reasonsId}>
            {reasons.map((reason) => (
              <option key={reason} value={reason} />
            ))}
          </datalist>
        </>
      )}
    </fieldset>
  );
}

function suggestion(row: Row, actual: string): string {
  const { isCash, currency, keepMinor, endingMinor } = row;
  const keepInDrawer = keepMinor === null ? [] : [{ currency, amountMinor: keepMinor }];
  const baseMinor = minorOf(actual, currency) ?? endingMinor;
  return plainAmount(suggestedWithdrawal({ isCash, currency, baseMinor, keepInDrawer }), minorDigitsOf(currency));
}

function minorOf(text: string, currency: string): number | null {
  const read = parseAmount(text, minorDigitsOf(currency));
  return read.ok ? read.value : null;
}
