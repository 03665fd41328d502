import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { UpdateParts } from '#renderer/data-update/update-parts.tsx';
import { UpdateProgress } from '#renderer/data-update/update-progress.tsx';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient, useOpen, usePhase } from '#renderer/till/till-context.tsx';
import type { UpdateGroup } from '#shared/master-data/master-kinds.ts';

const askUpdate = (client: TillClient) => client.dataUpdate.show({});

/** The parts of the domain reference (6.3) in its order, each with its key. */
const PARTS: readonly { readonly group: UpdateGroup; readonly shortcut: Shortcut }[] = [
  { group: 'prices', shortcut: 'F2' },
  { group: 'items', shortcut: 'F3' },
  { group: 'currencies', shortcut: 'F4' },
  { group: 'customers', shortcut: 'F5' },
  { group: 'permissions', shortcut: 'F6' },
  { group: 'settings', shortcut: 'F7' },
];

/** Data Update: what the Data Service last brought, and the keys that ask it now. The till asks by itself all day long. */
export function DataUpdateWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const { back } = usePhase('data-update');
  const answer = useAnswer(askUpdate, 'changes');
  const start = useCommand(useClient().dataUpdate.start);
  const isAlone = answer.value?.state === 'alone';
  const update = (...groups: readonly UpdateGroup[]) =>
    void start.run({ groups: [...groups] }).then((outcome) => {
      if (outcome?.kind === 'done') answer.take(outcome.value);
    });
  const parts = PARTS.map(({ group, shortcut }) => ({ group, shortcut, press: () => update(group) }));
  const keys: readonly WindowKey[] = [
    { id: 'close', label: t('windows:frame.close'), shortcut: 'Escape', place: 'left', press: () => open(back) },
    {
      id: 'services',
      label: t('windows:services.title'),
      shortcut: 'F9',
      place: 'left',
      press: () => open({ window: 'service-configuration', back: { window: 'data-update', back } }),
    },
    ...(isAlone
      ? []
      : parts.map(
          ({ group, shortcut, press }): WindowKey => ({
            id: group,
            label: t(`dataUpdate.part.${group}`),
            shortcut,
            place: 'elsewhere',
            press,
          }),
        )),
    {
      id: 'all',
      label: t('dataUpdate.all'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: start.isBusy,
      reason: isAlone ? t('dataUpdate.state.alone') : null,
      press: () => update(...PARTS.map(({ group }) => group)),
    },
  ];
  return (
    <Frame
      kind="data-update"
      title={t('dataUpdate.title')}
      subtitle={t('dataUpdate.subtitle')}
      keys={keys}
      banner={<TroubleBanner trouble={firstTrouble(start.trouble, answer.trouble)} />}
    >
      {answer.value === null ? null : (
        <section className="sheet" aria-label={t('dataUpdate.title')}>
          <UpdateParts groups={answer.value.groups} parts={parts} state={answer.value.state} />
          <UpdateProgress update={answer.value} />
        </section>
      )}
    </Frame>
  );
}
