import { useTranslation } from 'react-i18next';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import type { FoundDevice } from '#shared/contract/device-setup.ts';

const ICONS = { serial: 'plug', network: 'global', usb: 'printer' } as const;

/** What was found, in plain words; a touch or Enter takes its address over. */
export function FoundDevices(props: {
  /** Null: nobody has looked yet. */
  readonly found: readonly FoundDevice[] | null;
  readonly isBusy: boolean;
  readonly onFind: () => void;
  readonly onTake: (device: FoundDevice) => void;
}) {
  const { t } = useTranslation('configuration');
  const { found, isBusy } = props;
  return (
    <section className="sheet found-devices" aria-labelledby="found-devices" aria-busy={isBusy}>
      <div className="sheet-head">
        <h2 id="found-devices">{t('devices.found.title')}</h2>
        <StepKeys
          keys={[
            {
              id: 'find',
              label: t('devices.found.find'),
              shortcut: 'F2',
              place: 'left',
              isBusy,
              press: props.onFind,
            },
          ]}
        />
      </div>
      <p className="label pad-in" role="status">
        {isBusy
          ? t('devices.found.looking')
          : found === null
            ? t('devices.found.notYet')
            : found.length === 0
              ? t('devices.found.nothing')
              : t('devices.found.take')}
      </p>
      <ul className="list">
        {(found ?? []).map((device) => (
          <li key={device.address}>
            <button type="button" className="pick" onClick={() => props.onTake(device)}>
              <Icon name={ICONS[device.kind]} />
              <span className="grow">
                <strong>{device.address}</strong>
                <span className="sub">{device.words}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
