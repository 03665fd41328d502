import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useQuestion } from '#renderer/connection/use-question.ts';
import { ChoiceField } from '#renderer/device-setup/choice-field.tsx';
import { FoundDevices } from '#renderer/device-setup/found-devices.tsx';
import { OwnProfileFields, ReadableLetters } from '#renderer/device-setup/own-profile.tsx';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useClient } from '#renderer/till/till-context.tsx';
import type { PrinterProfileFacts } from '#shared/contract/printer.ts';
import { PRINTER_COLUMNS, type PrinterSetting, RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';

const askPrinters = (client: TillClient) => client.device.printer.list({});
const askProfiles = (client: TillClient) => client.device.printer.profiles({});

/** Which printer, where, what is assumed of it; asked, tried on paper, kept. */
export function PrinterStep() {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const printers = useAnswer(askPrinters, 'changes');
  const profiles = useAnswer(askProfiles, 'once');
  const find = useQuestion((till, alsoAt: string) => till.device.find({ alsoAt }));
  const probe = useQuestion((till, address: string) => till.device.printer.probe({ address }));
  const save = useCommand(client.device.printer.set);
  const remove = useCommand(client.device.printer.remove);
  const test = useCommand(client.device.printer.test);
  const [chosen, setChosen] = useState<string>(RECEIPT_PRINTER_ID);
  const [draft, setDraft] = useState<PrinterSetting | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [saved, setSaved] = useState<PrinterSetting | null>(null);
  const known = printers.value ?? [];
  const stored = known.find(({ setting }) => setting.id === chosen)?.setting ?? null;
  useEffect(() => {
    if (draft === null && stored !== null) setDraft(stored);
  }, [draft, stored]);
  const choose = (id: string) => {
    setChosen(id);
    setSaid(null);
    const found = known.find(({ setting }) => setting.id === id)?.setting;
    setDraft(found ?? newPrinter(id, t('devices.printer.newName')));
  };
  const write = (change: Partial<PrinterSetting>) => {
    setSaid(null);
    setDraft((now) => (now === null ? now : withProfile({ ...now, ...change }, profiles.value)));
  };
  const keep = async () => {
    if (draft === null) return;
    const outcome = await save.run({ printer: draft });
    if (outcome?.kind !== 'done') return;
    setSaved(draft);
    printers.reload();
    setSaid(t('devices.printer.saved', { name: draft.name }));
  };
  const tryOut = async (what: 'page' | 'code_pages') => {
    const outcome = await test.run({ printerId: chosen, what });
    if (outcome?.kind === 'done') setSaid(t(`devices.printer.tested.${what}`));
  };
  const takeOut = async () => {
    const outcome = await remove.run({ printerId: chosen });
    if (outcome?.kind !== 'done') return;
    printers.reload();
    choose(RECEIPT_PRINTER_ID);
  };
  const ask = async () => {
    setSaid(null);
    const answered = await probe.ask(draft?.address ?? '');
    if (answered?.profileId != null) write({ profileId: answered.profileId });
    if (answered !== null) setSaid(answered.words);
  };
  // What was just saved is kept, also before the till has told so again.
  const isKept = draft !== null && (isSame(draft, stored) || isSame(draft, saved));
  const notKept = isKept ? null : t('devices.printer.saveFirst');
  const profile = profiles.value?.find(({ id }) => id === draft?.profileId);
  const isGiven = known.find(({ setting }) => setting.id === chosen)?.isFromCommandLine === true;
  return (
    <>
      <div className="step-fields">
        <TroubleBanner
          trouble={firstTrouble(
            save.trouble,
            test.trouble,
            remove.trouble,
            probe.trouble,
            find.trouble,
            printers.trouble,
          )}
        />
        {said === null ? null : <Banner tone="info" icon="printer" words={said} />}
        {isGiven ? <Banner tone="warn" icon="alert" words={t('devices.fromCommandLine')} /> : null}
        <Segment
          name={t('devices.printer.which')}
          choices={[
            ...known.map(({ setting }) => ({ value: setting.id, label: setting.name })),
            ...(known.some(({ setting }) => setting.id === chosen)
              ? [{ value: freeId(known.length), label: t('devices.printer.new') }]
              : [{ value: chosen, label: t('devices.printer.new') }]),
          ]}
          chosen={chosen}
          onChoose={choose}
        />
        {draft === null ? null : (
          <>
            {isEditing ? null : (
              <div className="step-row">
                <TextField
                  label={t('devices.printer.name')}
                  value={draft.name}
                  onWrite={(name) => write({ name })}
                  maxLength={40}
                />
                <TextField
                  label={t('devices.printer.address')}
                  value={draft.address}
                  onWrite={(address) => write({ address })}
                  placeholder={t('devices.example.printer')}
                  maxLength={200}
                />
              </div>
            )}
            <div className="step-row">
              <ChoiceField
                label={t('devices.printer.profile')}
                value={draft.profileId}
                choices={(profiles.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onChoose={(profileId) => write({ profileId, codePages: null, own: undefined })}
              />
              <ChoiceField
                label={t('devices.printer.columns')}
                value={draft.columns === null ? 'profile' : String(draft.columns)}
                choices={[
                  { value: 'profile', label: t('devices.printer.asProfile', { columns: profile?.columns ?? '' }) },
                  ...PRINTER_COLUMNS.map((columns) => ({ value: String(columns), label: String(columns) })),
                ]}
                onChoose={(columns) =>
                  write({ columns: PRINTER_COLUMNS.find((one) => String(one) === columns) ?? null })
                }
              />
            </div>
            {profile === undefined ? null : isEditing ? (
              <OwnProfileFields profile={profile} setting={draft} onWrite={write} />
            ) : (
              <p className="label">
                {t(`devices.certainty.${profile.certainty}`)} {t(`devices.provenance.${profile.provenance}`)}
                {draft.own === undefined && draft.codePages === null ? '' : ` ${t('devices.own.differs')}`}
              </p>
            )}
          </>
        )}
        <StepKeys
          keys={[
            ...(isEditing
              ? []
              : [
                  {
                    id: 'ask',
                    label: t('devices.ask'),
                    shortcut: 'F3' as const,
                    place: 'left' as const,
                    isBusy: probe.isBusy,
                    press: () => void ask(),
                  },
                ]),
            {
              id: 'save',
              label: t('devices.save'),
              shortcut: 'Control+Enter',
              place: 'main',
              isBusy: save.isBusy,
              press: () => void keep(),
            },
            {
              id: 'page',
              label: t('devices.printer.testPage'),
              shortcut: 'F4',
              place: 'left',
              reason: notKept,
              isBusy: test.isBusy,
              press: () => void tryOut('page'),
            },
            {
              id: 'letters',
              label: t('devices.printer.letters'),
              shortcut: 'F5',
              place: 'left',
              reason: notKept,
              isBusy: test.isBusy,
              press: () => void tryOut('code_pages'),
            },
            {
              id: 'own',
              label: t(isEditing ? 'devices.own.close' : 'devices.own.open'),
              shortcut: 'F6',
              place: 'left',
              reason: profile === undefined ? t('devices.own.noProfile') : null,
              press: () => setIsEditing((is) => !is),
            },
            ...(isEditing || stored === null || chosen === RECEIPT_PRINTER_ID
              ? []
              : [
                  {
                    id: 'remove',
                    label: t('devices.printer.remove'),
                    shortcut: 'F7' as const,
                    place: 'left' as const,
                    isBusy: remove.isBusy,
                    press: () => void takeOut(),
                  },
                ]),
          ]}
        />
      </div>
      {isEditing && draft !== null && profile !== undefined ? (
        <ReadableLetters profile={profile} setting={draft} onWrite={write} />
      ) : (
        <FoundDevices
          found={find.value}
          isBusy={find.isBusy}
          onFind={() => void find.ask('')}
          onTake={({ address, profileId }) => write({ address, ...(profileId === null ? {} : { profileId }) })}
        />
      )}
    </>
  );
}

/** The roll on the screen has a profile that no printer has: the first in the list stands there, as it is shown. */
function withProfile(draft: PrinterSetting, profiles: readonly PrinterProfileFacts[] | null): PrinterSetting {
  const isKnown = profiles?.some(({ id }) => id === draft.profileId) !== false;
  const [first] = profiles ?? [];
  return isKnown || first === undefined ? draft : { ...draft, profileId: first.id };
}

function isSame(one: PrinterSetting, other: PrinterSetting | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function newPrinter(id: string, name: string): PrinterSetting {
  return { id, name, address: 'tcp:', profileId: 'generic-clone', columns: null, codePages: null };
}

function freeId(count: number): string {
  return `printer-${count + 1}`;
}
