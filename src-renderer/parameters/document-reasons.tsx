import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { FieldProps } from '#renderer/parameters/parameter-field.tsx';
import { type CashDocumentReason, PURPOSES, type Purpose } from '#shared/cash-document/purpose.ts';

const DIRECTIONS = { CD: ['CD'], CW: ['CW'], both: ['CD', 'CW'] } as const;
type Direction = keyof typeof DIRECTIONS;

/** Reasons of CD and CW, in the order of their keys: name, direction, where the money goes. */
export function DocumentReasons({ name, value, onWrite }: FieldProps<'document_reasons'>) {
  const { t } = useTranslation('configuration');
  const replace = (at: number, reason: CashDocumentReason) =>
    onWrite(value.map((one, index) => (index === at ? reason : one)));
  return (
    <div className="reason-rows">
      {value.map((reason, index) => (
        <Reason
          key={reason.id}
          list={name}
          reason={reason}
          onWrite={(next) => replace(index, next)}
          onRemove={() => onWrite(value.filter((one) => one.id !== reason.id))}
        />
      ))}
      <Key
        label={t('parameters.add')}
        icon="plus"
        kind="small"
        onPress={() =>
          onWrite([...value, { id: newId(), name: t('parameters.newReason'), types: ['CW'], purpose: 'plain' }])
        }
      />
    </div>
  );
}

/** By chance that the managers' page has over plain HTTP, too, where browsers give it no `randomUUID`. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function Reason(props: {
  readonly list: string;
  readonly reason: CashDocumentReason;
  readonly onWrite: (reason: CashDocumentReason) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('configuration');
  const { reason, onWrite } = props;
  const direction: Direction = reason.types.length > 1 ? 'both' : (reason.types[0] ?? 'CW');
  const of = (what: string) => t('parameters.fieldOf', { name: reason.name, of: what });
  return (
    <div className="reason-row">
      <input
        className="entry text"
        aria-label={of(t('parameters.reasonName'))}
        maxLength={60}
        value={reason.name}
        onChange={(event) => onWrite({ ...reason, name: event.target.value })}
      />
      <Pick
        name={of(t('parameters.directions'))}
        value={direction}
        choices={(['CD', 'CW', 'both'] as const).map((one) => [one, t(`parameters.direction.${one}`)])}
        onChoose={(one) => onWrite({ ...reason, types: [...DIRECTIONS[one]] })}
      />
      <Pick<Purpose>
        name={of(t('parameters.purpose'))}
        value={reason.purpose}
        choices={PURPOSES.map((one) => [one, t(`parameters.purposes.${one}`)])}
        onChoose={(purpose) => onWrite({ ...reason, purpose })}
      />
      <button
        type="button"
        className="key small"
        aria-label={t('parameters.remove', { name: reason.name })}
        onClick={props.onRemove}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

function Pick<T extends string>(props: {
  readonly name: string;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}) {
  return (
    <select
      className="entry text"
      aria-label={props.name}
      value={props.value}
      onChange={(event) => {
        const chosen = props.choices.find(([value]) => value === event.target.value);
        if (chosen !== undefined) props.onChoose(chosen[0]);
      }}
    >
      {props.choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
