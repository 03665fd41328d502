import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import type { ShownOperator } from '#renderer/operators/use-roster.ts';
import type { OperatorGroup } from '#shared/access/roster.ts';

type Choose = (id: string) => void;

export function OperatorList(props: {
  readonly operators: readonly ShownOperator[];
  readonly groups: readonly OperatorGroup[];
  readonly chosenId: string | null;
  readonly onChoose: Choose;
}) {
  const { t } = useTranslation('configuration');
  return (
    <ul className="list roster-list" aria-label={t('operators.tab.operators')}>
      {props.operators.map((one) => (
        <Entry
          key={one.id}
          name={one.name}
          sub={props.groups
            .filter(({ id }) => one.groupIds.includes(id))
            .map(({ name }) => name)
            .join(', ')}
          isChosen={one.id === props.chosenId}
          onChoose={() => props.onChoose(one.id)}
        >
          <States operator={one} />
        </Entry>
      ))}
    </ul>
  );
}

export function GroupList(props: {
  readonly groups: readonly OperatorGroup[];
  readonly operators: readonly ShownOperator[];
  readonly chosenId: string | null;
  readonly onChoose: Choose;
}) {
  const { t } = useTranslation('configuration');
  return (
    <ul className="list roster-list" aria-label={t('operators.tab.groups')}>
      {props.groups.map((group) => {
        const names = props.operators.filter(({ groupIds }) => groupIds.includes(group.id)).map(({ name }) => name);
        return (
          <Entry
            key={group.id}
            name={group.name}
            sub={names.length === 0 ? t('operators.noMembers') : names.join(', ')}
            isChosen={group.id === props.chosenId}
            onChoose={() => props.onChoose(group.id)}
          />
        );
      })}
    </ul>
  );
}

function Entry(props: {
  readonly name: string;
  readonly sub: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <li>
      <button type="button" className="pick" aria-current={props.isChosen} onClick={props.onChoose}>
        <span className="mono small" aria-hidden="true">
          {props.name.slice(0, 1)}
        </span>
        <span className="grow">
          {props.name}
          <span className="sub">{props.sub}</span>
        </span>
        {props.children}
      </button>
    </li>
  );
}

/** What is out of the ordinary with an operator; nothing is drawn while all is well. */
function States({ operator }: { readonly operator: ShownOperator }) {
  const { t } = useTranslation('configuration');
  const states = [
    { name: 'lockedOut', isSo: operator.isLockedOut, icon: 'lock', tone: 'bad' },
    { name: 'noPin', isSo: !operator.hasPin, icon: 'alert', tone: 'warn' },
    { name: 'oneTime', isSo: operator.mustChangePin, icon: 'clock', tone: 'warn' },
    { name: 'notHere', isSo: !operator.isAssigned, icon: 'hide', tone: 'calm' },
  ] as const satisfies readonly { name: string; isSo: boolean; icon: IconName; tone: string }[];
  return states
    .filter(({ isSo }) => isSo)
    .map(({ name, icon, tone }) => (
      <span key={name} className={`tag ${tone}`}>
        <Icon name={icon} />
        {t(`operators.is.${name}`)}
      </span>
    ));
}
