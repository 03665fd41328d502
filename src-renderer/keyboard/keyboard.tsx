import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { ariaOf, matches } from '#renderer/keyboard/shortcut.ts';
import { pressDrawn } from '#renderer/keyboard/use-why-flat.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { must } from '#shared/assert.ts';

/** Keys that are heard together. The layer on top hears first; a `closed` one (dialog, dock with its own Esc) hears alone. */
type Layer = { readonly keys: readonly WindowKey[]; readonly reach: 'open' | 'closed' };
type LayerRef = { current: Layer };

type Access = {
  readonly add: (layer: LayerRef) => () => void;
  readonly keysOfWindow: () => readonly WindowKey[];
};

const KeyboardContext = createContext<Access | null>(null);

/** Hears every key press that no control has used up, and gives it to the layer it belongs to. */
export function Keyboard({ children }: { readonly children: ReactNode }) {
  const layers = useRef<readonly LayerRef[]>([]);

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || belongsToControl(event)) return;
      const key = keyFor(event, layers.current);
      if (key === null) return;
      event.preventDefault();
      // A key held down is one press: what it does must not be done twice.
      if (event.repeat || key.isBusy) return;
      if ((key.reason ?? null) === null) key.press();
      else if (key.shortcut !== undefined) pressDrawn(ariaOf(key.shortcut));
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);

  const access = useMemo<Access>(
    () => ({
      add: (layer) => {
        layers.current = [layer, ...layers.current];
        return () => {
          layers.current = layers.current.filter((other) => other !== layer);
        };
      },
      keysOfWindow: () => layers.current.flatMap((layer) => layer.current.keys),
    }),
    [],
  );
  return <KeyboardContext value={access}>{children}</KeyboardContext>;
}

export function useKeyboard(): Access {
  return must(useContext(KeyboardContext), 'windows stand inside Keyboard');
}

/** Hears these keys while the caller is on the screen. */
export function useKeys(keys: readonly WindowKey[], reach: 'open' | 'closed' = 'open'): void {
  const { add } = useKeyboard();
  const layer = useRef<Layer>({ keys, reach });
  layer.current = { keys, reach };
  // Before the keys are painted: one that is seen is heard.
  useLayoutEffect(() => add(layer), [add]);
}

function keyFor(event: KeyboardEvent, layers: readonly LayerRef[]): WindowKey | null {
  for (const { current: layer } of layers) {
    const key = layer.keys.find(({ shortcut }) => shortcut !== undefined && matches(shortcut, event));
    if (key !== undefined) return key;
    if (layer.reach === 'closed') return null;
  }
  return null;
}

/** Enter and space press the focused button, as everywhere; a window's own Enter counts only when no button has the focus. */
function belongsToControl(event: KeyboardEvent): boolean {
  const isPress = (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey && !event.altKey;
  return (
    isPress && event.target instanceof Element && event.target.closest('button, a[href], select, textarea') !== null
  );
}
