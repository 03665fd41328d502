import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { Gate } from '#renderer/managers/gate.tsx';
import { usePageStore } from '#renderer/managers/page-context.tsx';

const PLACE = 'tillkeeper.managers.store';

/** Who uses the page, and the password that proves it. */
export function LogOnPage() {
  const { t } = useTranslation('managers');
  const sit = usePageStore((state) => state.sit);
  const onlyStore = usePageStore((state) => state.onlyStore);
  const [store, setStore] = useState(localStorage.getItem(PLACE) ?? onlyStore ?? '');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const logOn = useAct((client) => client.logon.logOn);
  const enter = async () => {
    const seat = await logOn.run({ store, login, password });
    setPassword('');
    if (seat === null) return;
    localStorage.setItem(PLACE, store);
    sit(seat);
  };
  const isWhole = store !== '' && login !== '' && password !== '';
  return (
    <Gate
      title={t('logOn.title')}
      trouble={logOn.trouble}
      enter={t('logOn.enter')}
      isBusy={logOn.isBusy}
      onEnter={() => {
        if (isWhole) void enter();
      }}
    >
      <TextField label={t('logOn.store')} value={store} onWrite={setStore} maxLength={64} isFirst={store === ''} />
      <TextField
        label={t('logOn.login')}
        value={login}
        onWrite={setLogin}
        maxLength={60}
        autoComplete="username"
        isFirst={store !== ''}
      />
      <TextField
        label={t('logOn.password')}
        value={password}
        onWrite={setPassword}
        maxLength={128}
        type="password"
        autoComplete="current-password"
      />
    </Gate>
  );
}
