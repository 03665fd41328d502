import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { useFileChooser } from '#renderer/frame/use-file-chooser.tsx';
import { DOTS_OF_A_LETTER, Picture } from '#renderer/paper-roll/picture.tsx';
import { useClient } from '#renderer/till/till-context.tsx';

const askLogo = (client: TillClient) => client.device.logo.get({});

/** What stands above receipts: chosen as a file, shown as the printer will burn it. */
export function LogoStep() {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const shown = useAnswer(askLogo, 'once');
  const save = useCommand(client.device.logo.set);
  const remove = useCommand(client.device.logo.remove);
  const [said, setSaid] = useState<string | null>(null);
  const logo = shown.value?.logo ?? null;
  const keep = async (file: File) => {
    setSaid(null);
    const png = await asBase64(file);
    const outcome = await save.run({ fileName: file.name.slice(-120), png });
    if (outcome?.kind !== 'done') return;
    shown.reload();
    setSaid(t('devices.logo.chosen', { fileName: file.name }));
  };
  const takeOut = async () => {
    const outcome = await remove.run({});
    if (outcome?.kind !== 'done') return;
    shown.reload();
    setSaid(t('devices.logo.removed'));
  };
  const chooser = useFileChooser({
    label: t('devices.logo.choose'),
    accept: '.png,image/png',
    take: (file) => void keep(file),
  });
  return (
    <>
      <div className="step-fields">
        <TroubleBanner trouble={firstTrouble(save.trouble, remove.trouble, shown.trouble)} />
        {said === null ? null : <Banner tone="good" icon="check" words={said} />}
        <p>{t('devices.logo.how')}</p>
        {chooser.input}
        <StepKeys
          keys={[
            {
              id: 'choose',
              label: t('devices.logo.choose'),
              shortcut: 'F2',
              place: 'main',
              isBusy: save.isBusy,
              press: chooser.choose,
            },
            {
              id: 'remove',
              label: t('devices.logo.remove'),
              shortcut: 'F3',
              place: 'left',
              reason: logo === null ? t('devices.logo.none') : null,
              isBusy: remove.isBusy,
              press: () => void takeOut(),
            },
          ]}
        />
      </div>
      <figure className="logo-sample">
        {logo === null ? (
          <p className="label">{t('devices.logo.none')}</p>
        ) : (
          <>
            <div className="roll">
              <Picture image={logo} width={`${(logo.width / DOTS_OF_A_LETTER) * 0.6}em`} />
              <span className="label">{t('devices.logo.sample')}</span>
            </div>
            <figcaption className="label">{t('devices.logo.preview', logo)}</figcaption>
          </>
        )}
      </figure>
    </>
  );
}

/** Read by the browser, which takes megabytes at a stroke; the head of the data URL is not part of it. */
function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(file);
  });
}
