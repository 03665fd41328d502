import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useQuestion } from '#renderer/connection/use-question.ts';
import { ChoiceField } from '#renderer/device-setup/choice-field.tsx';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import {
  TERMINAL_CHARSETS,
  TERMINAL_KINDS,
  type TerminalKind,
  type TerminalSetting,
} from '#shared/terminal/terminal-setting.ts';

const askTerminal = (client: TillClient) => client.device.terminal.get({});
const isAsked = (kind: TerminalKind) => kind === 'zvt-tcp' || kind === 'zvt-serial';

/** The payment terminal: where it is, how it is registered with, who prints; diagnosed before it is kept. */
export function TerminalStep() {
  const { t } = useTranslation('configuration');
  const { currencies } = useTillState();
  const stored = useAnswer(askTerminal, 'once');
  const diagnose = useQuestion((till, setting: TerminalSetting) => till.device.terminal.diagnose({ setting }));
  const save = useCommand(useClient().device.terminal.set);
  const [draft, setDraft] = useState<TerminalSetting | null>(null);
  const [said, setSaid] = useState<{ readonly words: string; readonly isWell: boolean } | null>(null);
  useEffect(() => {
    if (stored.value !== null) setDraft(stored.value.setting);
  }, [stored.value]);
  if (draft === null) return <TroubleBanner trouble={stored.trouble} />;
  const write = (change: Partial<TerminalSetting>) => {
    setSaid(null);
    setDraft({ ...draft, ...change });
  };
  const keep = async () => {
    const outcome = await save.run({ setting: draft });
    if (outcome?.kind === 'done') setSaid({ words: t('devices.terminal.saved'), isWell: true });
  };
  const ask = async () => {
    const found = await diagnose.ask(draft);
    if (found !== null) setSaid(found);
  };
  return (
    <div className="step-fields">
      <TroubleBanner trouble={firstTrouble(save.trouble, diagnose.trouble, stored.trouble)} />
      {said === null ? null : <Banner tone={said.isWell ? 'good' : 'warn'} icon="terminal" words={said.words} />}
      {stored.value?.isFromCommandLine === true ? (
        <Banner tone="warn" icon="alert" words={t('devices.fromCommandLine')} />
      ) : null}
      <Segment
        name={t('devices.step.terminal')}
        choices={TERMINAL_KINDS.map((value) => ({ value, label: t(`devices.terminal.kind.${value}`) }))}
        chosen={draft.kind}
        onChoose={(kind) => write({ kind })}
      />
      {isAsked(draft.kind) ? (
        <>
          <div className="step-row">
            <TextField
              label={t(`devices.terminal.address.${draft.kind === 'zvt-tcp' ? 'tcp' : 'serial'}`)}
              value={draft.address}
              onWrite={(address) => write({ address })}
              placeholder={t(`devices.example.${draft.kind === 'zvt-tcp' ? 'tcp' : 'serial'}`)}
              maxLength={200}
            />
            <TextField
              label={t('devices.terminal.password')}
              value={draft.password}
              onWrite={(password) => write({ password: password.replace(/\D/g, '') })}
              inputMode="numeric"
              maxLength={6}
            />
          </div>
          <div className="step-row">
            <ChoiceField
              label={t('devices.terminal.currency')}
              value={draft.currency}
              choices={currencies.map(({ code }) => ({ value: code, label: code }))}
              onChoose={(currency) => write({ currency })}
            />
            <ChoiceField
              label={t('devices.terminal.charset')}
              value={draft.charset}
              choices={TERMINAL_CHARSETS.map((value) => ({ value, label: value }))}
              onChoose={(charset) => write({ charset })}
            />
          </div>
          <div className="field">
            <span className="label">{t('devices.terminal.print')}</span>
            <Segment
              name={t('devices.terminal.print')}
              choices={(['till', 'terminal'] as const).map((value) => ({
                value,
                label: t(`devices.terminal.prints.${value}`),
              }))}
              chosen={draft.print}
              onChoose={(print) => write({ print })}
            />
          </div>
          <div className="field">
            <span className="label">{t('devices.terminal.shared')}</span>
            <Segment
              name={t('devices.terminal.shared')}
              choices={[
                { value: 'own', label: t('devices.terminal.own') },
                { value: 'shared', label: t('devices.terminal.isShared') },
              ]}
              chosen={draft.isShared ? 'shared' : 'own'}
              onChoose={(value) => write({ isShared: value === 'shared' })}
            />
          </div>
        </>
      ) : null}
      <StepKeys
        keys={[
          {
            id: 'diagnose',
            label: t('devices.terminal.diagnose'),
            note: t('devices.terminal.diagnoseNote'),
            shortcut: 'F3',
            place: 'left',
            reason: draft.kind === 'none' ? t('devices.terminal.none') : null,
            isBusy: diagnose.isBusy,
            press: () => void ask(),
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
  );
}
