import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useAct, useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { formName } from '#renderer/managers/form-name.ts';
import { useMay } from '#renderer/managers/page-context.tsx';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { ActiveEntryProvider } from '#renderer/money/active-entry.tsx';
import { type Shop, ShopContext } from '#renderer/money/shop-context.tsx';
import { ParameterField } from '#renderer/parameters/parameter-field.tsx';
import { withoutBlanks } from '#renderer/parameters/use-parameters.ts';
import type { OfficeRules } from '#shared/contract/managers-records.ts';
import { PARAMETER_GROUPS, type ParameterGroup } from '#shared/parameter/described.ts';
import type { TypedParameter } from '#shared/parameter/typed.ts';

type Parameter = OfficeRules['parameters'][number];
/** What is typed and not kept yet; null: back to what each till has. */
type Draft = Readonly<Partial<Record<Parameter['name'], TypedParameter | null>>>;

const question = (client: AgentPageClient) => client.office.rules({});

/** What the office decides for all tills, in the fields and words of a till's Parameters. */
export function ParametersSection() {
  const { t } = useTranslation('managers');
  const { value, trouble, again } = useLiveAnswer(question);
  const shop = useMemo<Shop>(() => {
    const { currencies = [], paymentForms = [] } = value ?? {};
    return {
      currencies,
      paymentForms: paymentForms.map((form) => ({
        ...form,
        name: form.name === form.id ? formName(form.id, t) : form.name,
      })),
    };
  }, [value, t]);
  if (value === null) return <TroubleWords trouble={trouble} />;
  return (
    <ShopContext value={shop}>
      <ActiveEntryProvider hasPad={false}>
        <ParametersSheet key={JSON.stringify(value)} parameters={value.parameters} onKept={again} />
      </ActiveEntryProvider>
    </ShopContext>
  );
}

function ParametersSheet({
  parameters,
  onKept,
}: {
  readonly parameters: readonly Parameter[];
  readonly onKept: () => void;
}) {
  const { t } = useTranslation('managers');
  const mayGovern = useMay('govern');
  const [draft, setDraft] = useState<Draft>({});
  const keep = useAct((client) => client.office.keepRules);
  const changes = parameters
    .filter((parameter) => isChanged(parameter, draft))
    .map(({ name }) => ({ name, typed: draft[name] ?? null }));
  const press = async () => {
    const filled = changes.map(({ name, typed }) => ({ name, typed: typed === null ? null : withoutBlanks(typed) }));
    if ((await keep.run({ changes: filled })) !== null) onKept();
  };
  return (
    <section className="sheet office-rules" aria-labelledby="parameters-title">
      <div className="sheet-head">
        <h1 id="parameters-title">{t('sections.parameters')}</h1>
        {mayGovern ? (
          <button
            type="button"
            className="key go small"
            aria-disabled={changes.length === 0 || undefined}
            aria-busy={keep.isBusy || undefined}
            onClick={() => {
              if (changes.length > 0 && !keep.isBusy) void press();
            }}
          >
            {t('parameters.keep')}
          </button>
        ) : null}
      </div>
      <p className="pad-in">{t('parameters.words')}</p>
      <TroubleWords trouble={keep.trouble} />
      <fieldset disabled={!mayGovern} className="office-parameters">
        <legend className="unseen">{t('sections.parameters')}</legend>
        {PARAMETER_GROUPS.map((group) => (
          <ParameterGroupPart
            key={group}
            group={group}
            parameters={parameters.filter((parameter) => parameter.group === group)}
            draft={draft}
            onWrite={(name, typed) => setDraft({ ...draft, [name]: typed })}
          />
        ))}
      </fieldset>
    </section>
  );
}

function ParameterGroupPart(props: {
  readonly group: ParameterGroup;
  readonly parameters: readonly Parameter[];
  readonly draft: Draft;
  readonly onWrite: (name: Parameter['name'], typed: TypedParameter | null) => void;
}) {
  const { t } = useTranslation('configuration');
  const { group, parameters, draft, onWrite } = props;
  return (
    <>
      <h2>{t(`parameters.group.${group}`)}</h2>
      {parameters.map((parameter) => (
        <OfficeParameter
          key={parameter.name}
          parameter={parameter}
          draft={draft}
          onWrite={(typed) => onWrite(parameter.name, typed)}
        />
      ))}
    </>
  );
}

/** As each till has it, or the field in which the office decides it. */
function OfficeParameter(props: {
  readonly parameter: Parameter;
  readonly draft: Draft;
  readonly onWrite: (typed: TypedParameter | null) => void;
}) {
  const { t } = useTranslation('managers');
  const { t: say } = useTranslation('configuration');
  const { parameter, draft, onWrite } = props;
  const name = say(`parameter.name.${parameter.name}`);
  const typed = typedNow(parameter, draft);
  const decides = (
    <Check
      label={t('parameters.decides', { name })}
      isOn={typed !== null}
      onChange={(isOn) => onWrite(isOn ? parameter.typed : null)}
    />
  );
  return (
    <div className="office-parameter">
      {decides}
      {typed === null ? (
        <p className="label">{say(`parameter.note.${parameter.name}`)}</p>
      ) : (
        <ParameterField parameter={parameter} typed={typed} isChanged={isChanged(parameter, draft)} onWrite={onWrite} />
      )}
    </div>
  );
}

function typedNow({ name, typed, isOwn }: Parameter, draft: Draft): TypedParameter | null {
  const drafted = draft[name];
  return drafted === undefined ? (isOwn ? typed : null) : drafted;
}

function isChanged(parameter: Parameter, draft: Draft): boolean {
  const kept = parameter.isOwn ? parameter.typed : null;
  return JSON.stringify(typedNow(parameter, draft)) !== JSON.stringify(kept);
}
