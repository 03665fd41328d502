import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/frame/text-field.tsx';

const NAME_MAX = 40;

export function NameField(props: { readonly value: string; readonly onWrite: (name: string) => void }) {
  const { t } = useTranslation('configuration');
  return <TextField label={t('operators.name')} maxLength={NAME_MAX} {...props} />;
}
