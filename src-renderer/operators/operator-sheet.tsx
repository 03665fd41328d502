import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { NameField } from '#renderer/operators/name-field.tsx';
import type { OperatorDraft, ShownOperator } from '#renderer/operators/use-roster.ts';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { type OperatorGroup, permissionsOf } from '#shared/access/roster.ts';

const ROLES = ['cashier', 'manager'] as const;

/** One operator: name, groups and the rights that come of them, whether he works here. */
export function OperatorSheet(props: {
  readonly draft: OperatorDraft;
  readonly shown: ShownOperator | null;
  readonly groups: readonly OperatorGroup[];
  readonly onWrite: (part: Partial<OperatorDraft>) => void;
}) {
  const { t } = useTranslation('configuration');
  const { draft, groups, shown, onWrite } = props;
  const rights = permissionsOf({ groups }, draft);
  const id = useId();
  return (
    <aside className="sheet detail roster-sheet" aria-label={draft.name === '' ? t('operators.add') : draft.name}>
      <div className="roster-two">
        <NameField value={draft.name} onWrite={(name) => onWrite({ name })} />
        <div className="field">
          <span className="label">{t('operators.role')}</span>
          <Segment
            name={t('operators.role')}
            size="wide"
            choices={ROLES.map((value) => ({ value, label: t(`operators.roles.${value}`) }))}
            chosen={draft.role}
            onChoose={(role) => onWrite({ role })}
          />
        </div>
      </div>
      <Check
        label={t('operators.assigned')}
        note={t('operators.assignedNote')}
        isOn={draft.isAssigned}
        onChange={(isAssigned) => onWrite({ isAssigned })}
      />
      <fieldset className="checks" aria-labelledby={`${id}-groups`}>
        <h2 id={`${id}-groups`} className="rail-h">
          {t('operators.groups')}
        </h2>
        {groups.map((group) => (
          <Check
            key={group.id}
            label={group.name}
            isOn={draft.groupIds.includes(group.id)}
            onChange={(isOn) =>
              onWrite({
                groupIds: isOn ? [...draft.groupIds, group.id] : draft.groupIds.filter((one) => one !== group.id),
              })
            }
          />
        ))}
      </fieldset>
      <h2 className="rail-h">{t('operators.rightsOf', { held: rights.length, count: PERMISSIONS.length })}</h2>
      <Rights held={rights} />
      {shown === null ? null : (
        <p className="roster-badge label">
          <Icon name="badge" />
          {t(shown.hasBadge ? 'operators.hasBadge' : 'operators.noBadge')}
        </p>
      )}
    </aside>
  );
}

function Rights({ held }: { readonly held: readonly (typeof PERMISSIONS)[number][] }) {
  const { t } = useTranslation();
  return (
    <ul className="rights">
      {held.map((permission) => (
        <li key={permission}>{t(`authorization.permission.${permission}`)}</li>
      ))}
    </ul>
  );
}
