import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { NameField } from '#renderer/operators/name-field.tsx';
import type { GroupDraft, ShownOperator } from '#renderer/operators/use-roster.ts';
import { PERMISSIONS } from '#shared/access/permission.ts';

/** One group: its name, who belongs to it, and what it may do. */
export function GroupSheet(props: {
  readonly draft: GroupDraft;
  readonly operators: readonly ShownOperator[];
  readonly onWrite: (part: Partial<GroupDraft>) => void;
}) {
  const { t } = useTranslation(['configuration', 'windows']);
  const { draft, onWrite } = props;
  const id = useId();
  const names = props.operators
    .filter(({ groupIds }) => draft.id !== null && groupIds.includes(draft.id))
    .map(({ name }) => name)
    .join(', ');
  return (
    <aside className="sheet detail roster-sheet" aria-label={draft.name === '' ? t('operators.addGroup') : draft.name}>
      <NameField value={draft.name} onWrite={(name) => onWrite({ name })} />
      <p className="label">{names === '' ? t('operators.noMembers') : t('operators.members', { names })}</p>
      <TextField
        label={t('operators.maxDiscount')}
        inputMode="decimal"
        maxLength={6}
        value={draft.maxDiscount}
        onWrite={(maxDiscount) => onWrite({ maxDiscount })}
      />
      <p className="label">{t('operators.maxDiscountWhy')}</p>
      <fieldset className="checks" aria-labelledby={`${id}-rights`}>
        <h2 id={`${id}-rights`} className="rail-h">
          {t('operators.rightsOf', { held: draft.permissions.length, count: PERMISSIONS.length })}
        </h2>
        {PERMISSIONS.map((permission) => (
          <Check
            key={permission}
            label={t(`windows:authorization.permission.${permission}`)}
            isOn={draft.permissions.includes(permission)}
            onChange={(isOn) =>
              onWrite({
                permissions: PERMISSIONS.filter((one) => (one === permission ? isOn : draft.permissions.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
    </aside>
  );
}
