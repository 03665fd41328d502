import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { BadgeDialog } from '#renderer/operators/badge-dialog.tsx';
import { GroupSheet } from '#renderer/operators/group-sheet.tsx';
import { OneTimePinDialog } from '#renderer/operators/one-time-pin-dialog.tsx';
import { OperatorSheet } from '#renderer/operators/operator-sheet.tsx';
import { GroupList, OperatorList } from '#renderer/operators/roster-list.tsx';
import { NEW_GROUP, NEW_OPERATOR, useDraft, useRoster } from '#renderer/operators/use-roster.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';

const TABS = ['operators', 'groups'] as const;
type Tab = (typeof TABS)[number];

/** Operators: who works at this till, in which groups, with which PIN and badge; groups with their rights. */
export function OperatorsWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const till = useTillState();
  const client = useClient();
  const roster = useRoster();
  const [tab, setTab] = useState<Tab>('operators');
  const [dialog, setDialog] = useState<'none' | 'pin' | 'badge'>('none');
  const [done, setDone] = useState<string | null>(null);
  const operator = useDraft(roster.operators.map(asDraft), NEW_OPERATOR);
  const group = useDraft(roster.groups, NEW_GROUP);
  const changeOperator = useCommand(client.roster.changeOperator);
  const changeGroup = useCommand(client.roster.changeGroup);
  const letIn = useCommand(client.roster.letIn);
  const chosen = roster.operators.find(({ id }) => id === operator.value.id) ?? null;
  const isOfOperators = tab === 'operators';
  const draft = isOfOperators ? operator : group;
  const name = draft.value.name.trim();

  const confirm = async () => {
    if (isOfOperators) {
      const { id: operatorId, ...rest } = operator.value;
      const outcome = await changeOperator.run({ operatorId, ...rest });
      if (outcome?.kind !== 'done') return;
      operator.choose(outcome.value.operatorId);
    } else {
      const { id: groupId, ...rest } = group.value;
      const outcome = await changeGroup.run({ groupId, ...rest });
      if (outcome?.kind !== 'done') return;
      group.choose(outcome.value.groupId);
    }
    setDone(t('operators.done', { name }));
  };
  const letInNow = async () => {
    if (chosen === null) return;
    const outcome = await letIn.run({ operatorId: chosen.id });
    if (outcome?.kind === 'done') setDone(t('operators.letInDone', { name: chosen.name }));
  };
  const whyNotChosen = isOfOperators
    ? chosen === null
      ? t('operators.saveFirst')
      : null
    : t('operators.notForGroups');
  const finish = (words: string) => {
    setDialog('none');
    setDone(words);
  };
  const forgive = () => {
    setDone(null);
    changeOperator.forgive();
    changeGroup.forgive();
  };
  return (
    <Frame
      kind="listing operators"
      title={t('operators.title')}
      subtitle={t('operators.subtitle', { till: till.code })}
      banner={
        <>
          <TroubleBanner
            trouble={firstTrouble(changeOperator.trouble, changeGroup.trouble, letIn.trouble, roster.trouble)}
          />
          {isOfOperators && chosen?.isLockedOut === true ? (
            <Banner
              tone="warn"
              icon="lock"
              words={t('operators.lockedOutWords', { name: chosen.name, count: chosen.failures })}
              more={t('operators.lockedOutMore', { name: chosen.name })}
            />
          ) : null}
          {done === null || draft.isChanged ? null : <Banner tone="good" icon="check" words={done} />}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('windows:frame.close'),
          shortcut: 'Escape',
          place: 'left',
          ...(draft.isChanged ? { note: t('change.closeDrops') } : {}),
          press: () => open({ window: 'configuration' }),
        },
        { id: 'refresh', label: t('windows:frame.refresh'), shortcut: 'F5', place: 'left', press: roster.reload },
        {
          id: 'let-in',
          label: t('operators.letIn'),
          shortcut: 'F6',
          place: 'right',
          isBusy: letIn.isBusy,
          reason: whyNotChosen ?? (chosen?.isLockedOut === true ? null : t('operators.notLockedOut')),
          press: () => void letInNow(),
        },
        {
          id: 'pin',
          label: t('operators.oneTimePin'),
          shortcut: 'F7',
          place: 'right',
          reason: whyNotChosen,
          press: () => setDialog('pin'),
        },
        {
          id: 'badge',
          label: t('operators.badge'),
          shortcut: 'F8',
          place: 'right',
          reason: whyNotChosen,
          press: () => setDialog('badge'),
        },
        {
          id: 'confirm',
          label: t('windows:frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: changeOperator.isBusy || changeGroup.isBusy,
          reason: !draft.isChanged ? t('change.nothing') : name === '' ? t('operators.typeName') : null,
          press: () => void confirm(),
        },
        {
          id: 'add',
          label: t(isOfOperators ? 'operators.add' : 'operators.addGroup'),
          shortcut: 'F3',
          place: 'elsewhere',
          press: draft.begin,
        },
      ]}
    >
      <section className="sheet roster" aria-label={t('operators.title')}>
        <div className="filter">
          <Segment
            name={t('operators.show')}
            choices={TABS.map((value) => ({ value, label: t(`operators.tab.${value}`) }))}
            chosen={tab}
            onChoose={(value) => {
              forgive();
              setTab(value);
            }}
          />
          <Key
            label={t(isOfOperators ? 'operators.add' : 'operators.addGroup')}
            icon="plus"
            shortcut="F3"
            kind="small"
            onPress={() => {
              forgive();
              draft.begin();
            }}
          />
        </div>
        {isOfOperators ? (
          <OperatorList
            operators={roster.operators}
            groups={roster.groups}
            chosenId={operator.value.id}
            onChoose={(id) => {
              forgive();
              operator.choose(id);
            }}
          />
        ) : (
          <GroupList
            groups={roster.groups}
            operators={roster.operators}
            chosenId={group.value.id}
            onChoose={(id) => {
              forgive();
              group.choose(id);
            }}
          />
        )}
      </section>
      {isOfOperators ? (
        <OperatorSheet
          key={operator.value.id ?? 'new'}
          draft={operator.value}
          shown={chosen}
          groups={roster.groups}
          onWrite={operator.write}
        />
      ) : (
        <GroupSheet
          key={group.value.id ?? 'new'}
          draft={group.value}
          operators={roster.operators}
          onWrite={group.write}
        />
      )}
      {dialog === 'pin' && chosen !== null ? (
        <OneTimePinDialog operator={chosen} onClose={() => setDialog('none')} onDone={finish} />
      ) : null}
      {dialog === 'badge' && chosen !== null ? (
        <BadgeDialog operator={chosen} onClose={() => setDialog('none')} onDone={finish} />
      ) : null}
    </Frame>
  );
}

function asDraft({ id, name, role, groupIds, isAssigned }: ReturnType<typeof useRoster>['operators'][number]) {
  return { id, name, role, groupIds, isAssigned };
}
