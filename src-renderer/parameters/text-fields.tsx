import { useTranslation } from 'react-i18next';
import { useShop } from '#renderer/money/shop-context.tsx';
import type { FieldProps } from '#renderer/parameters/parameter-field.tsx';

export function Line({ name, parameter, value, onWrite }: FieldProps<'text'>) {
  return (
    <div className="box">
      <input
        aria-label={name}
        autoComplete="off"
        spellCheck={false}
        maxLength={parameter.most ?? undefined}
        value={value}
        onChange={(event) => onWrite(event.target.value)}
      />
    </div>
  );
}

export function Lines({ name, value, onWrite }: FieldProps<'texts'>) {
  return <TextLines name={name} lines={value} onWrite={onWrite} />;
}

export function FormReasons({ name, value, onWrite }: FieldProps<'form_reasons'>) {
  const { t } = useTranslation('configuration');
  const { paymentForms } = useShop();
  const reasonsOf = (id: string) => value.find(({ paymentForm }) => paymentForm === id)?.reasons ?? [];
  const write = (id: string, reasons: string[]) =>
    onWrite(
      paymentForms
        .map((form) => ({ paymentForm: form.id, reasons: form.id === id ? reasons : [...reasonsOf(form.id)] }))
        .filter((one) => one.reasons.length > 0),
    );
  return (
    <div className="form-reasons">
      {paymentForms.map((form) => (
        <div key={form.id} className="field">
          <span className="label" aria-hidden="true">
            {form.name} · {t('parameters.onePerLine')}
          </span>
          <TextLines
            name={t('parameters.fieldOf', { name, of: form.name })}
            lines={reasonsOf(form.id)}
            onWrite={(reasons) => write(form.id, reasons)}
          />
        </div>
      ))}
    </div>
  );
}

const ROWS_MIN = 2;

/** A list as it is written on paper: one entry a line. */
function TextLines(props: {
  readonly name: string;
  readonly lines: readonly string[];
  readonly onWrite: (lines: string[]) => void;
}) {
  return (
    <textarea
      className="box"
      aria-label={props.name}
      spellCheck={false}
      rows={Math.max(ROWS_MIN, props.lines.length)}
      value={props.lines.join('\n')}
      onChange={(event) => props.onWrite(event.target.value === '' ? [] : event.target.value.split('\n'))}
    />
  );
}
