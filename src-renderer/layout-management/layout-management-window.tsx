import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { useSettingsFile } from '#renderer/frame/use-settings-file.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { LayoutPreview } from '#renderer/layout-management/layout-preview.tsx';
import { PartList } from '#renderer/layout-management/part-list.tsx';
import { titleOf } from '#renderer/layout-management/part-words.ts';
import { useLayoutDraft } from '#renderer/layout-management/use-layout-draft.ts';
import { useClient, useOpen, useTillState } from '#renderer/till/till-context.tsx';
import { LAID_OUT_WINDOWS, type LaidOutWindow } from '#shared/layout/layout-parts.ts';

const writeLayout = (client: TillClient) => client.layout.export({});

/** Layout Management: which columns and sections each window shows, and in which order. The default itself is locked. */
export function LayoutManagementWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const till = useTillState();
  const client = useClient();
  const [window, setWindow] = useState<LaidOutWindow>('end-of-shift');
  const [marked, setMarked] = useState<string | null>(null);
  const [isResetAsked, setResetAsked] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const draft = useLayoutDraft(window);
  const change = useCommand(client.layout.change);
  const reset = useCommand(client.layout.reset);
  const tell = (words: string) => {
    draft.drop();
    setDone(words);
  };
  const file = useSettingsFile({
    label: t('layout.import'),
    write: writeLayout,
    importing: useCommand(client.layout.import),
    onExported: (fileName) => tell(t('layout.exported', { fileName })),
    onImported: (fileName) => tell(t('layout.imported', { fileName })),
  });
  const isUnconfirmed = Object.keys(draft.changed).length > 0;

  const confirm = async () => {
    const outcome = await change.run({ layout: draft.changed });
    if (outcome?.kind !== 'done') return;
    draft.drop();
    setDone(t('layout.done'));
  };
  const resetAll = async () => {
    setResetAsked(false);
    const outcome = await reset.run({ window: null });
    if (outcome?.kind !== 'done') return;
    draft.drop();
    setDone(t('layout.resetDone'));
  };
  return (
    <Frame
      kind="layouting"
      title={t('layout.title')}
      subtitle={t('layout.subtitle', { till: till.code })}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(change.trouble, reset.trouble, file.trouble)} />
          {file.isUnreadable ? (
            <Banner tone="bad" icon="alert" role="alert" words={t('change.fileUnreadable')} />
          ) : null}
          {isResetAsked ? (
            <Banner
              tone="warn"
              icon="question"
              role="alert"
              words={t('layout.resetAllSure')}
              more={t('layout.resetAllMore')}
            >
              <Key label={t('layout.no')} kind="small" onPress={() => setResetAsked(false)} />
              <Key label={t('layout.yesReset')} kind="small" tone="stop" onPress={() => void resetAll()} />
            </Banner>
          ) : null}
          {done === null || isUnconfirmed ? null : <Banner tone="good" icon="check" words={done} />}
        </>
      }
      keys={[
        {
          id: 'close',
          label: t('windows:frame.close'),
          shortcut: 'Escape',
          place: 'left',
          ...(isUnconfirmed ? { note: t('change.closeDrops') } : {}),
          press: () => open({ window: 'interface-configuration' }),
        },
        {
          id: 'reset-window',
          label: t('layout.resetWindow'),
          shortcut: 'F4',
          place: 'left',
          reason: draft.isDefault(window) ? t('layout.isDefaultAlready') : null,
          press: draft.resetWindow,
        },
        {
          id: 'reset-all',
          label: t('layout.resetAll'),
          shortcut: 'F9',
          place: 'left',
          isBusy: reset.isBusy,
          reason: LAID_OUT_WINDOWS.every(draft.isDefault) ? t('layout.allDefaultAlready') : null,
          press: () => setResetAsked(true),
        },
        { id: 'export', label: t('layout.export'), shortcut: 'F7', place: 'right', press: () => void file.save() },
        {
          id: 'import',
          label: t('layout.import'),
          shortcut: 'F8',
          place: 'right',
          isBusy: file.isBusy,
          press: file.choose,
        },
        {
          id: 'confirm',
          label: t('windows:frame.confirm'),
          shortcut: 'Control+Enter',
          place: 'main',
          isBusy: change.isBusy,
          reason: isUnconfirmed ? null : t('change.nothing'),
          press: () => void confirm(),
        },
      ]}
    >
      <nav className="sheet rail" aria-label={t('layout.windows')}>
        <h2 className="rail-h">{t('layout.windows')}</h2>
        <ul className="list">
          {LAID_OUT_WINDOWS.map((one) => (
            <li key={one}>
              <button type="button" className="pick" aria-current={one === window} onClick={() => setWindow(one)}>
                <span className="grow">
                  {t(titleOf(one))}
                  <span className="sub">
                    {t(
                      draft.isChanged(one)
                        ? 'layout.isUnconfirmed'
                        : draft.isDefault(one)
                          ? 'layout.isDefault'
                          : 'layout.isChanged',
                    )}
                  </span>
                </span>
                {draft.isChanged(one) ? <Icon name="pencil" /> : null}
              </button>
            </li>
          ))}
        </ul>
        <p className="kept">
          <Icon name="lock" />
          <span>{t('layout.locked')}</span>
        </p>
      </nav>
      <PartList window={window} draft={draft} marked={marked} onMark={setMarked} />
      <div className="layout-side">
        <LayoutPreview window={window} parts={draft.parts} marked={marked} />
        <p className="label hands">
          <Icon name="info" />
          <span>{t('layout.hands')}</span>
        </p>
      </div>
      {file.input}
    </Frame>
  );
}
