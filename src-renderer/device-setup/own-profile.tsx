import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/device-setup/choice-field.tsx';
import { Check } from '#renderer/frame/check.tsx';
import type { PrinterProfileFacts } from '#shared/contract/printer.ts';
import {
  COMPLETIONS_OF,
  CUTTERS,
  type OwnProfile,
  type PrinterSetting,
  RASTERS_OF,
} from '#shared/device/printer-setting.ts';

type Props = {
  readonly profile: PrinterProfileFacts;
  readonly setting: PrinterSetting;
  readonly onWrite: (change: Pick<Partial<PrinterSetting>, 'own' | 'codePages'>) => void;
};

/** What this printer does otherwise than its profile says, found out on paper. */
export function OwnProfileFields({ onWrite, profile, setting }: Props) {
  const { t } = useTranslation('configuration');
  const own = setting.own ?? {};
  const write = (change: OwnProfile) => {
    const kept = Object.entries({ ...own, ...change }).filter(([, value]) => value !== undefined);
    onWrite({ own: kept.length === 0 ? undefined : Object.fromEntries(kept) });
  };
  const asProfile = (said: string) => ({ value: '' as const, label: t('devices.own.asProfile', { said }) });
  return (
    <>
      <div className="step-row">
        <ChoiceField
          label={t('devices.own.completion')}
          value={own.completion ?? ''}
          choices={[
            asProfile(t(`devices.own.completions.${profile.completion}`)),
            ...COMPLETIONS_OF[profile.protocol].map((value) => ({
              value,
              label: t(`devices.own.completions.${value}`),
            })),
          ]}
          onChoose={(completion) => write({ completion: completion === '' ? undefined : completion })}
        />
        <ChoiceField
          label={t('devices.own.cutter')}
          value={own.cutter ?? ''}
          choices={[
            asProfile(t(`devices.own.cutters.${profile.cutter}`)),
            ...CUTTERS.map((value) => ({ value, label: t(`devices.own.cutters.${value}`) })),
          ]}
          onChoose={(cutter) => write({ cutter: cutter === '' ? undefined : cutter })}
        />
      </div>
      <div className="step-row">
        <ChoiceField
          label={t('devices.own.raster')}
          value={own.raster ?? ''}
          choices={[
            asProfile(t(`devices.own.rasters.${profile.raster}`)),
            ...RASTERS_OF[profile.protocol].map((value) => ({ value, label: t(`devices.own.rasters.${value}`) })),
          ]}
          onChoose={(raster) => write({ raster: raster === '' ? undefined : raster })}
        />
        <ChoiceField
          label={t('devices.own.qr')}
          value={own.hasQr === undefined ? '' : own.hasQr ? 'own' : 'image'}
          choices={[
            asProfile(t(`devices.own.qrs.${profile.hasQr ? 'own' : 'image'}`)),
            ...(['own', 'image'] as const).map((value) => ({ value, label: t(`devices.own.qrs.${value}`) })),
          ]}
          onChoose={(qr) => write({ hasQr: qr === '' ? undefined : qr === 'own' })}
        />
      </div>
      <p className="label">{t('devices.own.how', { profile: profile.name })}</p>
    </>
  );
}

/** The lines of the letters test: those that can be read are this printer’s, in the order in which they are ticked. */
export function ReadableLetters({ onWrite, profile, setting }: Props) {
  const { t } = useTranslation('configuration');
  const chosen = setting.codePages ?? [];
  const tick = (page: (typeof chosen)[number], isOn: boolean) => {
    const others = chosen.filter((one) => nameOf(one) !== nameOf(page));
    const codePages = isOn ? [...others, page] : others;
    onWrite({ codePages: codePages.length === 0 ? null : codePages });
  };
  return (
    <section className="sheet" aria-labelledby="readable-letters">
      <div className="sheet-head">
        <h2 id="readable-letters">{t('devices.own.letters')}</h2>
      </div>
      <p className="label pad-in" role="status">
        {chosen.length === 0 ? t('devices.own.lettersAsProfile') : chosen.map(nameOf).join(', ')}
      </p>
      <div className="letters-lines pad-in">
        {profile.codePages.map((page) => (
          <Check
            key={nameOf(page)}
            label={nameOf(page)}
            isOn={chosen.some((one) => nameOf(one) === nameOf(page))}
            onChange={(isOn) => tick(page, isOn)}
          />
        ))}
      </div>
    </section>
  );
}

/** As the letters test prints it at the head of a line. */
function nameOf({ n, page }: { readonly page: string; readonly n: number }): string {
  return `${page} ${n}`;
}
