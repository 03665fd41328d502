import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useQuestion } from '#renderer/connection/use-question.ts';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { useClient } from '#renderer/till/till-context.tsx';
import type { PrinterProfileFacts, ShownPrinter } from '#shared/contract/printer.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import { DRAWER_PINS } from '#shared/drawer/drawer-rules.ts';

type Level = 'high' | 'low' | null;
type Pin = (typeof DRAWER_PINS)[number];

/** Which pin opens the drawer, and which level of its contact means open: learned by looking, not by guessing. */
export function DrawerStep() {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const look = useQuestion((till, _nothing: null) => till.device.drawer.look({}));
  const test = useCommand(client.device.drawer.test);
  const change = useCommand(client.parameter.change);
  const printers = useAnswer(askPrinters, 'changes');
  const profiles = useAnswer(askProfiles, 'once');
  const [closedLevel, setClosedLevel] = useState<Level>(null);
  const [said, setSaid] = useState<string | null>(null);

  /** The first pin brings the pulse of the printer with it; what somebody set since stays. */
  const setPin = async (value: Pin, before: Pin) => {
    const pulse = before === 'none' && value !== 'none' ? pulseOf(profiles.value, printers.value) : null;
    const outcome = await change.run({
      changes: [
        { name: 'drawerPin', typed: { kind: 'choice', value } },
        ...(pulse === null
          ? []
          : [
              { name: 'drawerOnMs' as const, typed: { kind: 'number' as const, value: String(pulse.onMs) } },
              { name: 'drawerOffMs' as const, typed: { kind: 'number' as const, value: String(pulse.offMs) } },
            ]),
      ],
    });
    if (outcome?.kind !== 'done') return;
    if (pulse !== null) setSaid(t('devices.drawer.pinSet.pulse', pulse));
    else setSaid(t(`devices.drawer.pinSet.${value === 'none' ? 'none' : 'some'}`));
  };
  const seenClosed = async () => {
    const seen = await look.ask(null);
    if (seen === null) return;
    setClosedLevel(seen.level);
    setSaid(seen.level === null ? t('devices.drawer.tellsNothing') : t('devices.drawer.nowOpen'));
  };
  const seenOpen = async () => {
    const seen = await look.ask(null);
    if (seen === null) return;
    // The same level in both states: no contact, or its plug is out.
    const value = seen.level === null || seen.level === closedLevel ? 'none' : seen.level;
    const outcome = await change.run({ changes: [{ name: 'drawerOpenWhen', typed: { kind: 'choice', value } }] });
    if (outcome?.kind !== 'done') return;
    setClosedLevel(null);
    setSaid(t(value === 'none' ? 'devices.drawer.noContact' : `devices.drawer.learned.${value}`));
  };
  const open = async () => {
    const outcome = await test.run({});
    if (outcome?.kind === 'done') setSaid(t('devices.drawer.asked'));
  };
  return (
    <div className="step-fields">
      <TroubleBanner trouble={firstTrouble(test.trouble, change.trouble, look.trouble)} />
      {said === null ? null : <Banner tone="info" icon="drawer" words={said} />}
      <div className="field">
        <span className="label">{t('parameter.note.drawerPin')}</span>
        {profiles.value === null || printers.value === null ? null : (
          <PinChoice onChoose={(pin, before) => void setPin(pin, before)} />
        )}
      </div>
      <p>{t('devices.drawer.how')}</p>
      <StepKeys
        keys={[
          {
            id: 'closed',
            label: t('devices.drawer.isClosed'),
            shortcut: 'F2',
            place: 'left',
            isBusy: look.isBusy,
            press: () => void seenClosed(),
          },
          {
            id: 'open',
            label: t('devices.drawer.open'),
            shortcut: 'F3',
            place: 'left',
            isBusy: test.isBusy,
            press: () => void open(),
          },
          {
            id: 'opened',
            label: t('devices.drawer.isOpen'),
            shortcut: 'F4',
            place: 'left',
            reason: closedLevel === null ? t('devices.drawer.closedFirst') : null,
            isBusy: look.isBusy,
            press: () => void seenOpen(),
          },
        ]}
      />
      <p className="label">{t('devices.drawer.more')}</p>
    </div>
  );
}

const askParameters = (client: TillClient) => client.parameter.list({});
const askPrinters = (client: TillClient) => client.device.printer.list({});
const askProfiles = (client: TillClient) => client.device.printer.profiles({});

/** What the receipt printer’s maker gives a drawer; null: nobody knows the printer. */
function pulseOf(
  profiles: readonly PrinterProfileFacts[] | null,
  printers: readonly ShownPrinter[] | null,
): PrinterProfileFacts['drawer'] | null {
  const receipt = printers?.find(({ setting }) => setting.id === RECEIPT_PRINTER_ID)?.setting;
  return profiles?.find(({ id }) => id === receipt?.profileId)?.drawer ?? null;
}

function PinChoice({ onChoose }: { readonly onChoose: (pin: Pin, before: Pin) => void }) {
  const { t } = useTranslation('configuration');
  const typed = useAnswer(askParameters, 'changes').value?.find(({ name }) => name === 'drawerPin')?.typed;
  const kept = typed?.kind === 'choice' ? DRAWER_PINS.find((pin) => pin === typed.value) : undefined;
  // Nothing is chosen before it is known what stands.
  if (kept === undefined) return null;
  return (
    <Segment
      name={t('parameter.name.drawerPin')}
      choices={DRAWER_PINS.map((pin) => ({ value: pin, label: t(`parameter.choice.drawerPin.${pin}`) }))}
      chosen={kept}
      onChoose={(pin) => onChoose(pin, kept)}
    />
  );
}
