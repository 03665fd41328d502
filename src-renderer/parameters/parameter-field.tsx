import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { AmountEntry } from '#renderer/money/amount-entry.tsx';
import { Amounts, Limits, Presets, Tolerances } from '#renderer/parameters/amount-fields.tsx';
import { DocumentReasons } from '#renderer/parameters/document-reasons.tsx';
import { DrawerMoments } from '#renderer/parameters/drawer-moments.tsx';
import { ScaleCodes } from '#renderer/parameters/scale-codes.tsx';
import { FormReasons, Line, Lines } from '#renderer/parameters/text-fields.tsx';
import { unreachable } from '#shared/assert.ts';
import type { ShownParameter } from '#shared/contract/parameter-calls.ts';
import type { TypedOf, TypedParameter } from '#shared/parameter/typed.ts';

export type FieldProps<K extends TypedParameter['kind']> = {
  readonly parameter: ShownParameter;
  /** What the parameter is called, for the names of its fields. */
  readonly name: string;
  readonly value: TypedOf<K>;
  readonly onWrite: (value: TypedOf<K>) => void;
};

/** One parameter: what it is called, what it does, from when a change holds, and the field of its kind. */
export function ParameterField(props: {
  readonly parameter: ShownParameter;
  readonly typed: TypedParameter;
  readonly isChanged: boolean;
  readonly onWrite: (typed: TypedParameter) => void;
}) {
  const { t } = useTranslation('configuration');
  const { parameter, isChanged } = props;
  const name = t(`parameter.name.${parameter.name}`);
  const isNarrow = ['switch', 'number', 'time'].includes(parameter.typed.kind);
  return (
    <fieldset className={isNarrow ? 'parameter is-narrow' : 'parameter'} aria-label={name}>
      <div className="parameter-words">
        <p className={isChanged ? 'parameter-name pen' : 'parameter-name'}>{name}</p>
        <p className="label">{t(`parameter.note.${parameter.name}`)}</p>
        <p className="parameter-tags">
          <span className={parameter.holds === 'now' ? 'tag good' : 'tag calm'}>
            <Icon name={parameter.holds === 'now' ? 'check' : 'clock'} />
            {t(`parameters.holds.${parameter.holds}`)}
          </span>
          {isChanged ? (
            <span className="tag warn">
              <Icon name="pencil" />
              {t('parameters.changed')}
            </span>
          ) : null}
        </p>
      </div>
      <Field {...props} name={name} />
    </fieldset>
  );
}

function Field(props: {
  readonly parameter: ShownParameter;
  readonly typed: TypedParameter;
  readonly name: string;
  readonly onWrite: (typed: TypedParameter) => void;
}): ReactNode {
  const { typed, parameter, name } = props;
  const of = { parameter, name };
  const { kind } = typed;
  switch (kind) {
    case 'switch':
      return <Switch {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'choice':
      return <Choice {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'number':
      return <WholeNumber {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'text':
      return <Line {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'time':
      return <Time {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'texts':
      return <Lines {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'amounts':
      return <Amounts {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'presets':
      return <Presets {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'tolerances':
      return <Tolerances {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'limits':
      return <Limits {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'form_reasons':
      return <FormReasons {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'drawer_moments':
      return <DrawerMoments {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'scale_codes':
      return <ScaleCodes {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    case 'document_reasons':
      return <DocumentReasons {...of} value={typed.value} onWrite={(value) => props.onWrite({ kind, value })} />;
    default:
      return unreachable(typed);
  }
}

function Switch({ name, value, onWrite }: FieldProps<'switch'>) {
  const { t } = useTranslation('configuration');
  return (
    <Segment
      name={name}
      choices={[
        { value: 'off', label: t('parameters.off') },
        { value: 'on', label: t('parameters.on') },
      ]}
      chosen={value ? 'on' : 'off'}
      onChoose={(chosen) => onWrite(chosen === 'on')}
    />
  );
}

function Choice({ name, parameter, value, onWrite }: FieldProps<'choice'>) {
  const { t } = useTranslation('configuration');
  return (
    <Segment
      name={name}
      choices={parameter.choices.map((choice) => ({
        value: choice,
        label: t(`parameter.choice.${parameter.name}.${choice}`, { defaultValue: choice }),
      }))}
      chosen={value}
      onChoose={onWrite}
    />
  );
}

/** Four figures are enough: 2330 is read as 23:30. */
function Time({ name, value, onWrite }: FieldProps<'time'>) {
  return (
    <div className="box time-field">
      <input
        aria-label={name}
        autoComplete="off"
        inputMode="numeric"
        placeholder="––:––"
        maxLength={5}
        value={value}
        onChange={(event) => onWrite(event.target.value)}
      />
    </div>
  );
}

function WholeNumber({ name, parameter, value, onWrite }: FieldProps<'number'>) {
  const { t } = useTranslation('configuration');
  return (
    <div className="field number-field">
      <AmountEntry
        label={name}
        written={value}
        figures="whole"
        holder="window"
        onWrite={(text) => onWrite(text ?? '')}
      />
      <span className="label">{t('parameters.range', { least: parameter.least, most: parameter.most })}</span>
    </div>
  );
}
