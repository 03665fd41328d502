import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';

/** The keys of one step, under what they work on. */
export function StepKeys({ keys }: { readonly keys: readonly WindowKey[] }) {
  useKeys(keys);
  return (
    <div className="step-keys">
      {keys.map(({ id, isBusy, label, note, place, press, reason, shortcut }) => (
        <Key
          key={id}
          label={label}
          note={note}
          shortcut={shortcut}
          isBusy={isBusy}
          reason={reason}
          tone={place === 'main' ? 'go' : 'usual'}
          onPress={press}
        />
      ))}
    </div>
  );
}
