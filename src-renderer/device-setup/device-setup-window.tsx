import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DisplayStep } from '#renderer/device-setup/display-step.tsx';
import { DrawerStep } from '#renderer/device-setup/drawer-step.tsx';
import { FileStep } from '#renderer/device-setup/file-step.tsx';
import { LogoStep } from '#renderer/device-setup/logo-step.tsx';
import { PrinterStep } from '#renderer/device-setup/printer-step.tsx';
import { ScannerStep } from '#renderer/device-setup/scanner-step.tsx';
import { TerminalStep } from '#renderer/device-setup/terminal-step.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Tabs, tabId } from '#renderer/frame/segment.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

const STEPS = ['printer', 'drawer', 'display', 'terminal', 'scanner', 'logo', 'file'] as const;
type Step = (typeof STEPS)[number];
const STEP_VIEWS = {
  printer: PrinterStep,
  drawer: DrawerStep,
  display: DisplayStep,
  terminal: TerminalStep,
  scanner: ScannerStep,
  logo: LogoStep,
  file: FileStep,
} as const satisfies Record<Step, unknown>;

/** Setup of the devices, step by step: found, asked, tried, and only then kept. Each step stands by itself. */
export function DeviceSetupWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const { code } = useTillState();
  const [step, setStep] = useState<Step>('printer');
  const next = STEPS[STEPS.indexOf(step) + 1];
  const View = STEP_VIEWS[step];
  const keys: readonly WindowKey[] = [
    {
      id: 'close',
      label: t('windows:frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => open({ window: 'configuration' }),
    },
    ...STEPS.map((one, index) => ({
      id: one,
      label: t(`devices.step.${one}`),
      shortcut: `Alt+${index + 1}` as Shortcut,
      place: 'elsewhere' as const,
      press: () => setStep(one),
    })),
    ...(next === undefined
      ? []
      : [
          {
            id: 'next',
            label: t('devices.next'),
            note: t(`devices.step.${next}`),
            shortcut: 'F9' as const,
            place: 'right' as const,
            press: () => setStep(next),
          },
        ]),
  ];
  return (
    <Frame kind="device-setup" title={t('devices.title')} subtitle={t('devices.subtitle', { till: code })} keys={keys}>
      <Tabs
        name={t('devices.title')}
        choices={STEPS.map((value) => ({ value, label: t(`devices.step.${value}`) }))}
        chosen={step}
        onChoose={setStep}
      />
      <section className="step" role="tabpanel" aria-labelledby={tabId(step)}>
        <View key={step} />
      </section>
    </Frame>
  );
}
