import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/frame/text-field.tsx';

/** What somebody types to choose another password. `isWhole`: everything is there and both are alike. */
export function useNewPassword() {
  const [before, setBefore] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const isWhole = before !== '' && password !== '' && password === again;
  return { before, setBefore, password, setPassword, again, setAgain, isWhole };
}

export function NewPasswordFields({ typed }: { readonly typed: ReturnType<typeof useNewPassword> }) {
  const { t } = useTranslation('managers');
  const { password, again } = typed;
  const field = { maxLength: 128, type: 'password' } as const;
  return (
    <>
      <TextField
        {...field}
        label={t('password.before')}
        value={typed.before}
        onWrite={typed.setBefore}
        autoComplete="current-password"
        isFirst
      />
      <TextField
        {...field}
        label={t('password.new')}
        value={password}
        onWrite={typed.setPassword}
        autoComplete="new-password"
      />
      <TextField
        {...field}
        label={t('password.again')}
        value={again}
        onWrite={typed.setAgain}
        autoComplete="new-password"
      />
      {again !== '' && password !== again ? <p className="label">{t('password.differ')}</p> : null}
    </>
  );
}
