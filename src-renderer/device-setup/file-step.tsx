import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { useSettingsFile } from '#renderer/frame/use-settings-file.tsx';
import { useClient } from '#renderer/till/till-context.tsx';

const writeFile = (client: TillClient) => client.device.exportSettings({});

/** All settings of the devices as a file, for the next till of the shop. */
export function FileStep() {
  const { t } = useTranslation('configuration');
  const [said, setSaid] = useState<string | null>(null);
  const importing = useCommand(useClient().device.importSettings);
  const file = useSettingsFile({
    label: t('devices.file.import'),
    write: writeFile,
    importing,
    onExported: (fileName) => setSaid(t('devices.file.exported', { fileName })),
    onImported: (fileName) => setSaid(t('devices.file.imported', { fileName })),
  });
  return (
    <div className="step-fields">
      <TroubleBanner trouble={file.trouble} />
      {file.isUnreadable ? <Banner tone="bad" icon="alert" words={t('change.fileUnreadable')} /> : null}
      {said === null ? null : <Banner tone="good" icon="check" words={said} />}
      <p>{t('devices.file.how')}</p>
      {file.input}
      <StepKeys
        keys={[
          {
            id: 'export',
            label: t('devices.file.export'),
            shortcut: 'F2',
            place: 'left',
            press: () => void file.save(),
          },
          {
            id: 'import',
            label: t('devices.file.import'),
            shortcut: 'F3',
            place: 'left',
            isBusy: file.isBusy,
            press: file.choose,
          },
        ]}
      />
    </div>
  );
}
