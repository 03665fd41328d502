import { Activity, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthorizationOver } from '#renderer/authorization/authorization.tsx';
import { useEndingLoan } from '#renderer/hand-over/use-ending-loan.ts';
import { useSlow } from '#renderer/keyboard/key.tsx';
import { LockWindow } from '#renderer/lock/lock-window.tsx';
import { usePresence } from '#renderer/lock/use-presence.ts';
import { usePaperSound } from '#renderer/sound/use-sound.ts';
import type { Phase } from '#renderer/till/phase.ts';
import { PhaseContext, useOpen, useTillStore } from '#renderer/till/till-context.tsx';
import { WINDOWS } from '#renderer/windows.tsx';

/**
 * Shows the window that is open. A lock stands in its place: the window below hears and asks nothing meanwhile, but keeps
 * every half-typed figure for the one who unlocks.
 */
export function App() {
  const phase = useTillStore((store) => store.phase);
  const isLocked = useTillStore((store) => (store.till?.lock ?? null) !== null);
  usePresence();
  useEndingLoan();
  usePaperSound();
  if (phase === null) return <Waiting />;
  return (
    <>
      <Activity mode={isLocked ? 'hidden' : 'visible'}>
        <Shown phase={phase} />
      </Activity>
      {isLocked ? <LockWindow /> : null}
      <AuthorizationOver />
    </>
  );
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
