import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useQuestion } from '#renderer/connection/use-question.ts';
import { ChoiceField } from '#renderer/device-setup/choice-field.tsx';
import { FoundDevices } from '#renderer/device-setup/found-devices.tsx';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useClient } from '#renderer/till/till-context.tsx';

const DIALECTS = ['cd5220', 'epson', 'simple'] as const;
type Dialect = (typeof DIALECTS)[number];

const askDisplay = (client: TillClient) => client.device.display.get({});

/** The customer display: what it speaks and where it hangs. It answers nothing, so a person looks. */
export function DisplayStep() {
  const { t } = useTranslation('configuration');
  const stored = useAnswer(askDisplay, 'once');
  const find = useQuestion((till, alsoAt: string) => till.device.find({ alsoAt }));
  const test = useQuestion((till, address: string) => till.device.display.test({ address }));
  const save = useCommand(useClient().device.display.set);
  const [dialect, setDialect] = useState<Dialect>('cd5220');
  const [at, setAt] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const kept = stored.value?.address ?? '';
  useEffect(() => {
    const [, name = '', rest = ''] = /^([^:]*):(.*)$/.exec(kept) ?? [];
    setDialect((now) => DIALECTS.find((one) => one === name) ?? now);
    setAt(rest);
  }, [kept]);
  const address = at.trim() === '' ? '' : `${dialect}:${at.trim()}`;
  const keep = async () => {
    const outcome = await save.run({ address });
    if (outcome?.kind === 'done') setSaid(t(address === '' ? 'devices.display.none' : 'devices.display.saved'));
  };
  const tryOut = async () => {
    const tested = await test.ask(address);
    setSaid(tested?.words ?? null);
  };
  return (
    <>
      <div className="step-fields">
        <TroubleBanner trouble={firstTrouble(save.trouble, test.trouble, find.trouble, stored.trouble)} />
        {said === null ? null : <Banner tone="info" icon="eye" words={said} />}
        {stored.value?.isFromCommandLine === true ? (
          <Banner tone="warn" icon="alert" words={t('devices.fromCommandLine')} />
        ) : null}
        <ChoiceField
          label={t('devices.display.dialect')}
          value={dialect}
          choices={DIALECTS.map((value) => ({ value, label: t(`devices.display.dialects.${value}`) }))}
          onChoose={setDialect}
        />
        <TextField
          label={t('devices.display.address')}
          value={at}
          onWrite={(text) => setAt(text)}
          placeholder={t('devices.example.display')}
          maxLength={180}
        />
        <StepKeys
          keys={[
            {
              id: 'test',
              label: t('devices.display.test'),
              shortcut: 'F3',
              place: 'left',
              isBusy: test.isBusy,
              press: () => void tryOut(),
            },
            {
              id: 'save',
              label: t('devices.save'),
              shortcut: 'Control+Enter',
              place: 'main',
              isBusy: save.isBusy,
              press: () => void keep(),
            },
          ]}
        />
      </div>
      <FoundDevices
        found={find.value}
        isBusy={find.isBusy}
        onFind={() => void find.ask('')}
        onTake={(device) => setAt(device.address)}
      />
    </>
  );
}
