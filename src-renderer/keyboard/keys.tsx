import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** The row below the page: leaving left, tools in the middle, the one green key bottom right. */
export function Keys({ keys, before }: { readonly keys: readonly WindowKey[]; readonly before?: ReactNode }) {
  const { t } = useTranslation();
  const at = (place: WindowKey['place']) => keys.filter((key) => key.place === place);
  return (
    <section className="keys" aria-label={t('frame.keys')}>
      {before}
      {at('left').map(drawn)}
      <span className="gap" />
      {at('right').map(drawn)}
      {at('main').map((key) => (
        <Key key={key.id} {...face(key)} tone="go" kind="last" />
      ))}
    </section>
  );
}

function drawn(key: WindowKey) {
  return <Key key={key.id} {...face(key)} />;
}

function face(key: WindowKey) {
  return {
    label: key.label,
    note: key.note,
    shortcut: key.shortcut,
    icon: key.icon,
    isBusy: key.isBusy,
    reason: key.reason,
    onPress: key.press,
  };
}
