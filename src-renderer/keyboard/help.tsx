import { useTranslation } from 'react-i18next';
import { Dock } from '#renderer/frame/dock.tsx';
import { capOf } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** F1: every key this window answers, with what it does. */
export function Help({ keys, onClose }: { readonly keys: readonly WindowKey[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const withCap = keys.filter((key) => key.shortcut !== undefined);
  return (
    <Dock title={t('help.title')} onClose={onClose} kind="help">
      <dl className="help-keys">
        {withCap.map((key) => (
          <div key={key.id}>
            <dt>
              <kbd>{capOf(key.shortcut ?? '')}</kbd>
            </dt>
            <dd>
              {key.label}
              {key.note === undefined ? null : <span className="quiet"> {key.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Dock>
  );
}
