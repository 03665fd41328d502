import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { titleOf } from '#renderer/frame/service-title.ts';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { ServiceFields } from '#renderer/service-configuration/service-fields.tsx';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import type { ServiceConfiguration } from '#shared/contract/service-configuration.ts';

const askConfiguration = (client: TillClient) => client.services.show({});

/** Where Data Service and POS Agent are: address and port of each, tried before they are saved (domain reference 6.2). */
export function ServiceConfigurationWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const client = useClient();
  const { back } = usePhase('service-configuration');
  const { services } = useTillState();
  const stored = useAnswer(askConfiguration, 'once');
  const save = useCommand(client.services.save);
  const trust = useCommand(client.services.trustNewAgent);
  const [typed, setTyped] = useState<ServiceConfiguration | null>(null);
  const [enrolmentCode, setEnrolmentCode] = useState('');
  const [isSaved, setSaved] = useState(false);
  useEffect(() => {
    if (stored.value !== null) setTyped(stored.value);
  }, [stored.value]);
  const write = (changed: Partial<ServiceConfiguration>) => {
    setSaved(false);
    setTyped((now) => (now === null ? now : { ...now, ...changed }));
  };
  const confirm = async () => {
    if (typed === null) return;
    const outcome = await save.run({ ...typed, enrolmentCode });
    if (outcome?.kind !== 'done') return;
    setSaved(true);
    setEnrolmentCode('');
  };
  const keys: readonly WindowKey[] = [
    { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'left', press: () => open(back) },
    {
      id: 'try-now',
      label: t('services.tryNow'),
      shortcut: 'F5',
      place: 'left',
      press: () => void client.services.tryNow({}).catch(() => undefined),
    },
    {
      id: 'trust',
      label: t('services.trust'),
      note: t('services.trustNote'),
      shortcut: 'F7',
      place: 'right',
      isBusy: trust.isBusy,
      press: () => void trust.run({}),
    },
    {
      id: 'save',
      label: t('services.save'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: save.isBusy,
      press: () => void confirm(),
    },
  ];
  return (
    <Frame
      kind="services-window"
      title={t('services.title')}
      subtitle={t(`service.title.${titleOf(services)}`)}
      keys={keys}
      banner={
        <>
          <TroubleBanner trouble={firstTrouble(save.trouble, trust.trouble, stored.trouble)} />
          {isSaved ? <Banner tone="good" icon="check" words={t('services.saved')} /> : null}
          {services.words === '' ? null : <Banner tone="warn" icon="clock" words={services.words} />}
        </>
      }
    >
      {typed === null ? null : (
        <>
          <ServiceFields
            service="data-service"
            title={t('service.dataService')}
            typed={typed.dataService}
            isFirst
            onType={(dataService) => write({ dataService })}
          />
          <ServiceFields
            service="pos-agent"
            title={t('service.posAgent')}
            typed={typed.posAgent}
            isFirst={false}
            onType={(posAgent) => write({ posAgent })}
          >
            <TextField
              label={t('services.enrolmentCode')}
              placeholder={t('services.enrolmentCodeHint')}
              maxLength={64}
              value={enrolmentCode}
              onWrite={setEnrolmentCode}
            />
          </ServiceFields>
        </>
      )}
    </Frame>
  );
}
