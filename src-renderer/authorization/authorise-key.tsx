import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { localeOf } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import type { Permission } from '#shared/access/permission.ts';
import type { OperatorTile } from '#shared/contract/till.ts';

/** Beside a refusal that somebody may lift: opens the Authorization window for the command that was refused. */
export function AuthoriseKey({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const label = t('authorization.authorise');
  useKeys([{ id: 'authorise', label, shortcut: 'F12', place: 'elsewhere', press: onPress }]);
  return <Key label={label} shortcut="F12" tone="go" kind="small" onPress={onPress} />;
}

/** "Ivana or Marko may authorise this." */
export function WhoMay({ permission }: { readonly permission: Permission }) {
  const { t } = useTranslation();
  const people = useAuthorisers(permission);
  const language = useLanguage();
  if (people === null) return null;
  if (people.length === 0) return t('authorization.nobody');
  const names = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(people.map(({ name }) => name));
  return t('authorization.mayAuthorise', { names });
}

export function useAuthorisers(permission: Permission): readonly OperatorTile[] | null {
  const ask = useMemo(() => (client: TillClient) => client.operator.authorisers({ permission }), [permission]);
  return useAnswer(ask, 'once').value;
}
