import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { useQuestion } from '#renderer/connection/use-question.ts';
import { ChoiceField } from '#renderer/device-setup/choice-field.tsx';
import { FoundDevices } from '#renderer/device-setup/found-devices.tsx';
import { type ScanCame, ScanFacts, ScanVerdict } from '#renderer/device-setup/scan-result.tsx';
import { NO_PLACE, readPlace, SPEEDS, writePlace } from '#renderer/device-setup/scanner-address.ts';
import { StepKeys } from '#renderer/device-setup/step-keys.tsx';
import { TestCode } from '#renderer/device-setup/test-code.tsx';
import { useListening } from '#renderer/device-setup/use-listening.ts';
import { useWedge } from '#renderer/device-setup/use-wedge.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Segment } from '#renderer/frame/segment.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { FoundDevice } from '#shared/contract/device-setup.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

const KINDS = ['keyboard', 'serial'] as const;
type Kind = (typeof KINDS)[number];

const askScanner = (client: TillClient) => client.device.scanner.get({});

/** The scanner: one that types needs nothing kept; one at a serial port is found, listened to and kept. A scan explains either. */
export function ScannerStep() {
  const { t } = useTranslation('configuration');
  const stored = useAnswer(askScanner, 'changes');
  const find = useQuestion((till, alsoAt: string) => till.device.find({ alsoAt }));
  const explain = useQuestion((till, test: ScanTest) => till.device.scanner.explain({ test }));
  const save = useCommand(useClient().device.scanner.set);
  const [kind, setKind] = useState<Kind>('keyboard');
  const [place, setPlace] = useState(NO_PLACE);
  const [said, setSaid] = useState<string | null>(null);
  const [came, setCame] = useState<ScanCame | null>(null);
  const latest = useRef(0);
  const hear = async (test: ScanTest) => {
    latest.current += 1;
    const mine = latest.current;
    const explained = await explain.ask(test);
    if (explained !== null && mine === latest.current) setCame({ test, explained });
  };
  const listening = useListening((test) => void hear(test));
  useWedge(kind === 'keyboard', (test) => void hear(test));
  const kept = stored.value?.address ?? '';
  useEffect(() => {
    if (kept === '') return;
    setKind('serial');
    setPlace(readPlace(kept));
  }, [kept]);

  const address = kind === 'keyboard' ? '' : writePlace(place);
  const change = (act: () => void) => {
    listening.stop();
    setSaid(null);
    setCame(null);
    act();
  };
  const keep = async () => {
    const outcome = await save.run({ address });
    if (outcome?.kind !== 'done') return;
    setSaid(t(`devices.scanner.saved.${kind}`));
    if (kind === 'serial' && listening.state === null) void listening.start(address);
  };
  const state = listening.state ?? (kind === 'serial' && kept === address ? (stored.value?.state ?? null) : null);
  const listen: WindowKey = {
    id: 'listen',
    label: t('devices.scanner.listen'),
    shortcut: 'F3',
    place: 'left',
    reason: address === '' ? t('devices.scanner.portFirst') : null,
    press: () => void listening.start(address),
  };
  const store: WindowKey = {
    id: 'save',
    label: t('devices.save'),
    shortcut: 'Control+Enter',
    place: 'main',
    reason: kind === 'serial' && address === '' ? t('devices.scanner.portFirst') : null,
    isBusy: save.isBusy,
    press: () => void keep(),
  };
  return (
    <>
      <div className="step-fields">
        <TroubleBanner trouble={firstTrouble(save.trouble, explain.trouble, find.trouble, stored.trouble)} />
        {said === null ? null : <Banner tone="info" icon="check" words={said} />}
        {stored.value?.isFromCommandLine === true ? (
          <Banner tone="warn" icon="alert" words={t('devices.fromCommandLine')} />
        ) : null}
        <Segment
          name={t('devices.step.scanner')}
          choices={KINDS.map((value) => ({ value, label: t(`devices.scanner.kind.${value}`) }))}
          chosen={kind}
          onChoose={(value) => change(() => setKind(value))}
        />
        {kind === 'serial' ? (
          <div className="step-row">
            <TextField
              label={t('devices.scanner.port')}
              value={place.port}
              onWrite={(port) => change(() => setPlace({ ...place, port }))}
              placeholder={t('devices.example.scanner')}
              maxLength={180}
            />
            <ChoiceField
              label={t('devices.scanner.speed')}
              value={place.speed}
              choices={speedsWith(place.speed).map((value) => ({ value, label: value }))}
              onChoose={(speed) => change(() => setPlace({ ...place, speed }))}
            />
          </div>
        ) : null}
        <p>{t(`devices.scanner.how.${kind}`)}</p>
        <StepKeys keys={kind === 'serial' ? [listen, store] : [store]} />
        {state === null ? null : (
          <Banner tone={state.isThere ? 'info' : 'warn'} icon={state.isThere ? 'plug' : 'alert'} words={state.words} />
        )}
        <ScanVerdict came={came} />
      </div>
      <div className="step-side">
        <ScanFacts came={came} />
        {kind === 'serial' ? (
          <FoundDevices
            found={portsOf(find.value)}
            isBusy={find.isBusy}
            onFind={() => void find.ask('')}
            onTake={(device) => change(() => setPlace({ ...place, port: device.address.replace(/^serial:/, '') }))}
          />
        ) : (
          <TestCode />
        )}
      </div>
    </>
  );
}

/** Of what was found a scanner can only be at a port. */
function portsOf(found: readonly FoundDevice[] | null): readonly FoundDevice[] | null {
  const ports = found?.filter((device) => device.kind === 'serial');
  return ports?.map((port) => ({ ...port, words: port.tells })) ?? null;
}

/** What stands is shown even where nobody would choose it. */
function speedsWith(speed: string): readonly string[] {
  return (SPEEDS as readonly string[]).includes(speed) ? SPEEDS : [speed, ...SPEEDS];
}
