import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { WhatWorks } from '#renderer/frame/what-works.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';

/** Behind the icon beside the operator's name: which service answers, what is unsent, what works now, and the way out. */
export function ServiceStatus({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { services, operator } = useTillState();
  return (
    <Dock title={t(`service.title.${titleOf(services)}`)} onClose={onClose} kind="services-dock">
      <div className="pop-in">
        <div className="pop-left">
          <ul className="services">
            <Service name={t('service.dataService')} address={services.address} state={services.dataService} />
            <Service name={t('service.posAgent')} address={services.address} state={services.posAgent} />
          </ul>
          <Facts services={services} />
          {services.words === '' ? null : <p className="label">{services.words}</p>}
          {services.level === 'green' ? null : <p className="label">{t('service.nothingLost')}</p>}
          {operator === null ? null : <LogOut onDone={onClose} />}
        </div>
        <WhatWorks level={services.level} />
      </div>
    </Dock>
  );
}

/** Yellow names the one that is away. */
function titleOf({ level, posAgent }: TillState['services']) {
  if (level !== 'yellow') return level;
  return posAgent === 'running' ? 'dataServiceAway' : 'posAgentAway';
}

type ServiceState = TillState['services']['posAgent'];
const TONE: Readonly<Record<ServiceState, 'good' | 'warn' | 'bad'>> = {
  running: 'good',
  stuck: 'warn',
  stopped: 'bad',
};

function Service(props: { readonly name: string; readonly address: string; readonly state: ServiceState }) {
  const { t } = useTranslation();
  const tone = TONE[props.state];
  return (
    <li>
      <span className={`lamp ${tone}`} aria-hidden="true" />
      <div className="grow">
        <b>{props.name}</b>
        <span className="label">{props.address}</span>
      </div>
      <b className={`money ${tone}`}>{t(`service.is.${props.state}`)}</b>
    </li>
  );
}

function Facts({ services }: { readonly services: TillState['services'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const lastContact =
    services.lastContactAt === null
      ? t('service.never')
      : momentInWords(services.lastContactAt, 'time-with-seconds', language);
  return (
    <dl className="facts">
      <dt>{t('service.unsent')}</dt>
      <dd>
        {t('service.unsentEvents', {
          events: money.count(services.unsent),
          receipts: money.count(services.unsentReceipts),
        })}
      </dd>
      <dt>{t('service.lastContact')}</dt>
      <dd>{lastContact}</dd>
      <dt>{t('service.kept')}</dt>
      <dd>{t('service.allOfThem')}</dd>
    </dl>
  );
}

function LogOut({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const logOff = useCommand(client.operator.logOff);
  return (
    <div className="pop-keys">
      <TroubleBanner trouble={logOff.trouble} />
      <Key
        label={t('frame.logOut')}
        icon="power"
        kind="small wide"
        isBusy={logOff.isBusy}
        onPress={() =>
          void logOff.run({}).then((outcome) => {
            if (outcome?.kind === 'done') onDone();
          })
        }
      />
    </div>
  );
}
