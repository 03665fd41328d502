import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import type { OfficeOperator, OfficeRoster } from '#shared/contract/managers-records.ts';

const NOBODY: OfficeOperator = { id: '', name: '', role: 'cashier', groupIds: [], isActive: true };

/** Somebody who may work in the store: name, groups, and at which tills. */
export function OperatorDialog(props: {
  readonly operator: OfficeOperator | null;
  readonly roster: OfficeRoster;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('managers');
  const { operator, roster, onDone } = props;
  const [draft, setDraft] = useState<OfficeOperator>(operator ?? NOBODY);
  const keep = useAct((client) => client.office.keepOperator);
  const change = (facts: Partial<OfficeOperator>) => setDraft({ ...draft, ...facts });
  const press = async () => {
    const record = { ...draft, id: draft.id.trim(), name: draft.name.trim() };
    if ((await keep.run({ record, before: operator })) !== null) onDone();
  };
  const toggled = (ids: readonly string[], id: string, isOn: boolean) =>
    isOn ? [...ids, id] : ids.filter((one) => one !== id);
  const { tills: at } = draft;
  return (
    <Dialog
      title={operator === null ? t('operators.new') : t('operators.changeTitle', { name: operator.name })}
      kind="office-operator"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('operators.keep'),
        isBusy: keep.isBusy,
        reason: draft.id.trim() === '' || draft.name.trim() === '' ? t('operators.missing') : null,
        press: () => void press(),
      }}
    >
      <div className="body">
        {operator === null ? (
          <TextField
            label={t('operators.id')}
            value={draft.id}
            onWrite={(id) => change({ id })}
            maxLength={64}
            isFirst
          />
        ) : null}
        <TextField
          label={t('operators.name')}
          value={draft.name}
          onWrite={(name) => change({ name })}
          maxLength={40}
          isFirst={operator !== null}
        />
        <Segment
          name={t('operators.role')}
          choices={[
            { value: 'cashier', label: t('operators.roles.cashier') },
            { value: 'manager', label: t('operators.roles.manager') },
          ]}
          chosen={draft.role}
          onChoose={(role) => change({ role })}
        />
        <fieldset>
          <legend className="label">{t('operators.groups')}</legend>
          {roster.groups.length === 0 ? <p>{t('operators.noGroups')}</p> : null}
          {roster.groups.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              isOn={draft.groupIds.includes(id)}
              onChange={(isOn) => change({ groupIds: toggled(draft.groupIds, id, isOn) })}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend className="label">{t('shifts.tills')}</legend>
          <Check
            label={t('operators.everywhere')}
            isOn={at === undefined}
            onChange={(isOn) => {
              const { tills: _tills, ...anywhere } = draft;
              setDraft(isOn ? anywhere : { ...draft, tills: [...roster.tills] });
            }}
          />
          {at === undefined
            ? null
            : roster.tills.map((till) => (
                <Check
                  key={till}
                  label={till}
                  isOn={at.includes(till)}
                  onChange={(isOn) => change({ tills: toggled(at, till, isOn) })}
                />
              ))}
        </fieldset>
        <Check label={t('operators.mayWork')} isOn={draft.isActive} onChange={(isActive) => change({ isActive })} />
        <p className="label">{t('operators.pinNote')}</p>
        <TroubleWords trouble={keep.trouble} />
      </div>
    </Dialog>
  );
}
