import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { carryOut } from '#renderer/connection/carry-out.ts';
import { TextField } from '#renderer/frame/text-field.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useClient, useTill } from '#renderer/till/till-context.tsx';
import type { ServiceAddress, TriedAddress } from '#shared/contract/service-configuration.ts';

type Tried = TriedAddress['outcome'] | 'refused';

/** One service: its address and port as typed, and whether it answers there. */
export function ServiceFields(props: {
  readonly service: 'pos-agent' | 'data-service';
  readonly title: string;
  readonly typed: ServiceAddress;
  readonly isFirst: boolean;
  readonly onType: (typed: ServiceAddress) => void;
  /** What this service wants to be told besides. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { typed, service, title } = props;
  const test = useTest(service);
  const write = (changed: Partial<ServiceAddress>) => {
    test.forget();
    props.onType({ ...typed, ...changed });
  };
  return (
    <fieldset className="sheet service-fields">
      <legend>
        <h2>{title}</h2>
      </legend>
      <div className="pad-in">
        <TextField
          label={t('services.address')}
          maxLength={255}
          hasFocus={props.isFirst}
          value={typed.address}
          onWrite={(address) => write({ address })}
        />
        <TextField
          label={t('services.port')}
          inputMode="numeric"
          maxLength={6}
          value={typed.port}
          onWrite={(port) => write({ port })}
        />
        {props.children}
        <div className="test">
          <Key
            label={t('services.test', { service: title })}
            kind="small"
            isBusy={test.isBusy}
            onPress={() => void test.run(typed)}
          />
          <p className={test.tried === 'running' ? 'good' : 'warn'} role="status">
            {test.words}
          </p>
        </div>
      </div>
    </fieldset>
  );
}

/** Tries what is typed now; what was tried before is forgotten with the next key. */
function useTest(service: 'pos-agent' | 'data-service') {
  const { t } = useTranslation();
  const client = useClient();
  const { connection } = useTill();
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState<{ readonly is: Tried; readonly words: string } | null>(null);
  const run = async (typed: ServiceAddress) => {
    setBusy(true);
    const outcome = await carryOut(connection, () => client.services.test({ ...typed, service }));
    setBusy(false);
    if (outcome.kind === 'done') {
      const { outcome: is, version } = outcome.value;
      setTried({ is, words: t(`services.tried.${is}`, { version: version ?? '' }) });
    } else {
      const { trouble } = outcome;
      setTried({ is: 'refused', words: trouble.kind === 'refused' ? trouble.refusal.words : t('trouble.silent') });
    }
  };
  return { run, isBusy, tried: tried?.is ?? null, words: tried?.words ?? '', forget: () => setTried(null) };
}
