import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { AccessDialog } from '#renderer/managers/access-dialog.tsx';
import { AccessTags } from '#renderer/managers/access-tags.tsx';
import type { AgentPageClient } from '#renderer/managers/agent-connection.ts';
import { useLiveAnswer } from '#renderer/managers/ask-agent.ts';
import { GroupDialog } from '#renderer/managers/group-dialog.tsx';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { OperatorDialog } from '#renderer/managers/operator-dialog.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import type { OfficeGroup, OfficeOperator, OfficeRoster } from '#shared/contract/managers-records.ts';

const question = (client: AgentPageClient) => client.office.roster({});

type Editing =
  | { readonly what: 'operator'; readonly operator: OfficeOperator | null }
  | { readonly what: 'access'; readonly operator: OfficeOperator }
  | { readonly what: 'group'; readonly group: OfficeGroup | null };

/** Operators and groups that the office keeps for all tills of the store. */
export function OperatorsSection() {
  const { t } = useTranslation('managers');
  const [mayEdit, mayAdmit, mayGovern] = [useMay('edit'), useMay('admit'), useMay('govern')];
  const { value, trouble, again } = useLiveAnswer(question);
  const [editing, setEditing] = useState<Editing | null>(null);
  const done = () => {
    setEditing(null);
    again();
  };
  const groupNames = (ids: readonly string[]) =>
    ids.map((id) => value?.groups.find((group) => group.id === id)?.name ?? id).join(', ');
  return (
    <>
      <ListSheet
        title={t('sections.operators')}
        tools={
          mayEdit ? (
            <button
              type="button"
              className="key small"
              onClick={() => setEditing({ what: 'operator', operator: null })}
            >
              {t('operators.new')}
            </button>
          ) : null
        }
        trouble={trouble}
        count={value?.operators.length ?? null}
        none={t('operators.none')}
        head={
          <tr>
            <ColumnHead>{t('operators.name')}</ColumnHead>
            <ColumnHead>{t('operators.role')}</ColumnHead>
            <ColumnHead>{t('operators.groups')}</ColumnHead>
            <ColumnHead>{t('shifts.tills')}</ColumnHead>
            <ColumnHead>{t('operators.state')}</ColumnHead>
            <ColumnHead>{t('access.key')}</ColumnHead>
            <th scope="col">
              <span className="unseen">{t('list.acts')}</span>
            </th>
          </tr>
        }
        rows={(value?.operators ?? []).map((operator) => (
          <tr key={operator.id}>
            <th scope="row" className="folds">
              {operator.name} <span className="label">{operator.id}</span>
            </th>
            <td>{t(`operators.roles.${operator.role}`)}</td>
            <td className="folds">{groupNames(operator.groupIds)}</td>
            <td className="folds">{operator.tills?.join(', ') ?? t('operators.everywhere')}</td>
            <td>
              <span className={operator.isActive ? 'tag good' : 'tag calm'}>
                {t(operator.isActive ? 'operators.active' : 'operators.stopped')}
              </span>
            </td>
            <td className="folds">
              <AccessTags access={value?.access.find(({ operatorId }) => operatorId === operator.id) ?? null} />
            </td>
            <td className="acts">
              {mayEdit ? (
                <RowKey
                  label={t('operators.change')}
                  name={operator.name}
                  onPress={() => setEditing({ what: 'operator', operator })}
                />
              ) : null}
              {mayAdmit ? (
                <RowKey
                  label={t('access.key')}
                  name={operator.name}
                  onPress={() => setEditing({ what: 'access', operator })}
                />
              ) : null}
            </td>
          </tr>
        ))}
      />
      <ListSheet
        level={2}
        title={t('operators.groups')}
        tools={
          mayGovern ? (
            <button type="button" className="key small" onClick={() => setEditing({ what: 'group', group: null })}>
              {t('operators.newGroup')}
            </button>
          ) : null
        }
        trouble={null}
        count={value?.groups.length ?? null}
        none={t('operators.noGroups')}
        head={
          <tr>
            <ColumnHead>{t('operators.name')}</ColumnHead>
            <ColumnHead kind="money">{t('operators.rights')}</ColumnHead>
            <th scope="col">
              <span className="unseen">{t('list.acts')}</span>
            </th>
          </tr>
        }
        rows={(value?.groups ?? []).map((group) => (
          <tr key={group.id}>
            <th scope="row" className="folds">
              {group.name} <span className="label">{group.id}</span>
            </th>
            <td className="num">{group.permissions.length}</td>
            <td className="acts">
              {mayGovern ? (
                <RowKey
                  label={t('operators.change')}
                  name={group.name}
                  onPress={() => setEditing({ what: 'group', group })}
                />
              ) : null}
            </td>
          </tr>
        ))}
      />
      {editing === null || value === null ? null : <Edit editing={editing} roster={value} onDone={done} />}
    </>
  );
}

function Edit(props: { readonly editing: Editing; readonly roster: OfficeRoster; readonly onDone: () => void }) {
  const { editing, roster, onDone } = props;
  switch (editing.what) {
    case 'operator':
      return <OperatorDialog operator={editing.operator} roster={roster} onDone={onDone} />;
    case 'access':
      return <AccessDialog operator={editing.operator} access={roster.access} onDone={onDone} />;
    case 'group':
      return <GroupDialog group={editing.group} onDone={onDone} />;
  }
}

function RowKey(props: { readonly label: string; readonly name: string; readonly onPress: () => void }) {
  const { label, name, onPress } = props;
  return (
    <button type="button" className="key small" onClick={onPress}>
      {label}
      <span className="unseen"> {name}</span>
    </button>
  );
}
