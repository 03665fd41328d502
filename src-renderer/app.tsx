import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSlow } from '#renderer/keyboard/key.tsx';
import type { Phase } from '#renderer/till/phase.ts';
import { PhaseContext, useOpen, useTillStore } from '#renderer/till/till-context.tsx';
import { WINDOWS } from '#renderer/windows.tsx';

/** Shows the window that is open. */
export function App() {
  const phase = useTillStore((store) => store.phase);
  return phase === null ? <Waiting /> : <Shown phase={phase} />;
}

function Shown({ phase }: { readonly phase: Phase }) {
  const Window = WINDOWS[phase.window];
  if (Window === undefined) return <WayBack />;
  return (
    <PhaseContext value={phase}>
      <Window key={JSON.stringify(phase)} />
    </PhaseContext>
  );
}

function WayBack() {
  const open = useOpen();
  useEffect(() => open({ window: 'main-menu' }), [open]);
  return null;
}

/** Before the till has said anything: nothing for the blink it usually takes, then one sentence. */
function Waiting() {
  const { t } = useTranslation();
  const isSlow = useSlow(true);
  if (!isSlow) return null;
  return (
    <main className="waiting">
      <p role="status">{t('connection.waiting')}</p>
    </main>
  );
}
