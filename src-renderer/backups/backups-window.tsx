import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupFolder } from '#renderer/backups/backup-folder.tsx';
import { KeptBackups } from '#renderer/backups/kept-backups.tsx';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient, useOpen } from '#renderer/till/till-context.tsx';

const askBackups = (client: TillClient) => client.backup.show({});

/** Checked copies of the till's ledger: which there are, where they go, and one more now. */
export function BackupsWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const client = useClient();
  const answer = useAnswer(askBackups, 'changes');
  const run = useCommand(client.backup.run);
  const choose = useCommand(client.backup.chooseFolder);
  const [written, setWritten] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const backups = answer.value;
  const folder = backups === null || backups.isOwnFolder ? '' : backups.folder;
  const typed = written ?? folder;
  const save = async () => {
    const outcome = await choose.run({ folder: typed });
    if (outcome?.kind !== 'done') return;
    answer.take(outcome.value);
    setWritten(null);
    setSaved(true);
  };
  const keys: readonly WindowKey[] = [
    {
      id: 'close',
      label: t('windows:frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open({ window: 'configuration' }),
    },
    {
      id: 'run',
      label: t('backups.run'),
      shortcut: 'F9',
      icon: 'shield',
      place: 'right',
      isBusy: run.isBusy || backups?.isRunning === true,
      press: () => void run.run({}),
    },
    {
      id: 'save',
      label: t('backups.save'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: choose.isBusy,
      reason: typed.trim() === folder ? t('backups.unchanged') : null,
      press: () => void save(),
    },
  ];
  return (
    <Frame
      kind="backups"
      title={t('backups.title')}
      subtitle={t('backups.subtitle')}
      keys={keys}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(run.trouble, choose.trouble, answer.trouble)} />
          {backups === null || backups.words === '' ? null : <Banner tone="warn" icon="shield" words={backups.words} />}
          {isSaved && typed.trim() === folder ? <Banner tone="good" icon="check" words={t('backups.saved')} /> : null}
        </>
      }
    >
      {backups === null ? null : (
        <>
          <KeptBackups kept={backups.kept} isRunning={backups.isRunning} />
          <BackupFolder
            backups={backups}
            typed={typed}
            onType={(text) => {
              setSaved(false);
              setWritten(text);
            }}
          />
        </>
      )}
    </Frame>
  );
}
