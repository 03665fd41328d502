import { useTranslation } from 'react-i18next';
import type { Trouble } from '#renderer/connection/carry-out.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { titleOf } from '#renderer/frame/service-title.ts';
import { WhatWorks } from '#renderer/frame/what-works.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useLock } from '#renderer/lock/use-lock.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient, useOpen, useTillState, useTillStore } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';

/** Behind the icon beside the operator's name: which service answers, what is unsent, what works now, and the way out. */
export function ServiceStatus({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { services } = useTillState();
  const seat = useOperatorKeys(onClose);
  return (
    <Dock title={t(`service.title.${titleOf(services)}`)} onClose={onClose} kind="services-dock" keys={seat.keys}>
      <div className="pop-in">
        <div className="pop-left">
          <ul className="services">
            <Service
              name={t('service.dataService')}
              address={services.dataServiceAddress}
              state={services.dataService}
            />
            <Service name={t('service.posAgent')} address={services.address} state={services.posAgent} />
            <Erp erp={services.erp} />
          </ul>
          <Facts services={services} />
          {services.words === '' ? null : <p className="label">{services.words}</p>}
          {services.level === 'green' ? null : <p className="label">{t('service.nothingLost')}</p>}
          <SeatKeys {...seat} />
        </div>
        <WhatWorks services={services} />
      </div>
    </Dock>
  );
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

/** The ERP behind the Data Service, where the store has one. */
function Erp({ erp }: { readonly erp: TillState['services']['erp'] }) {
  const { t } = useTranslation();
  const money = useMoney();
  if (erp === null) return null;
  const tone = erp.state === 'linked' ? 'good' : 'warn';
  return (
    <li>
      <span className={`lamp ${tone}`} aria-hidden="true" />
      <div className="grow">
        <b>{t('service.erp')}</b>
        {erp.waiting === 0 ? null : (
          <span className="label">
            {t('service.erpWaiting', { waiting: money.count(erp.waiting), minutes: money.count(erp.waitingMinutes) })}
          </span>
        )}
      </div>
      <b className={`money ${tone}`}>{t(`service.erpIs.${erp.state}`)}</b>
    </li>
  );
}

function Facts({ services }: { readonly services: TillState['services'] }) {
  const { t } = useTranslation();
  const { backup } = useTillState();
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
      <dt>{t('service.lastBackup')}</dt>
      <dd>{backup.lastAt === null ? t('service.never') : momentInWords(backup.lastAt, 'day-and-time', language)}</dd>
    </dl>
  );
}

type OperatorKeys = { readonly keys: readonly WindowKey[]; readonly trouble: Trouble | null };

/** What the one at the till may do about the seat; nothing while nobody sits there or the till is locked. */
function useOperatorKeys(onDone: () => void): OperatorKeys {
  const { t } = useTranslation(['windows', 'configuration']);
  const { operator, lock: locked } = useTillState();
  const phase = useTillStore((store) => store.phase);
  const open = useOpen();
  const lock = useLock('elsewhere');
  const logOff = useCommand(useClient().operator.logOff);
  const trouble = firstTrouble(lock.trouble, logOff.trouble);
  if (operator === null || locked !== null || phase === null) return { keys: [], trouble };
  const back =
    phase.window === 'change-pin' || phase.window === 'service-configuration' || phase.window === 'data-update'
      ? phase.back
      : phase;
  const changePin = () => {
    onDone();
    open({ window: 'change-pin', back });
  };
  const logOut = async () => {
    const outcome = await logOff.run({});
    if (outcome?.kind === 'done') onDone();
  };
  const configure = () => {
    onDone();
    open({ window: 'service-configuration', back });
  };
  const update = () => {
    onDone();
    open({ window: 'data-update', back });
  };
  return {
    trouble,
    keys: [
      {
        id: 'data-update',
        label: t('configuration:dataUpdate.title'),
        shortcut: 'F8',
        place: 'elsewhere',
        press: update,
      },
      {
        id: 'service-configuration',
        label: t('services.title'),
        shortcut: 'F9',
        place: 'elsewhere',
        press: configure,
      },
      lock.key,
      {
        id: 'change-pin',
        label: t('changePin.title'),
        icon: 'pencil',
        shortcut: 'F10',
        place: 'elsewhere',
        press: changePin,
      },
      {
        id: 'log-out',
        label: t('frame.logOut'),
        icon: 'power',
        place: 'elsewhere',
        isBusy: logOff.isBusy,
        press: () => void logOut(),
      },
    ],
  };
}

function SeatKeys({ keys, trouble }: OperatorKeys) {
  if (keys.length === 0) return null;
  return (
    <div className="pop-keys">
      <TroubleBanner trouble={trouble} />
      {keys.map(({ id, label, icon, shortcut, isBusy, press }) => (
        <Key key={id} label={label} icon={icon} shortcut={shortcut} kind="small wide" isBusy={isBusy} onPress={press} />
      ))}
    </div>
  );
}
