import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/managers/ask-agent.ts';
import { ChoosePasswordPage } from '#renderer/managers/choose-password-page.tsx';
import { LogOnPage } from '#renderer/managers/log-on-page.tsx';
import { useAgent, usePageStore } from '#renderer/managers/page-context.tsx';
import { Sections } from '#renderer/managers/sections.tsx';

const ASK_AGAIN_MS = 2_000;

/** Log On, the choice of a password, or the sections: whatever whoever sits here may see. */
export function Page() {
  const { t } = useTranslation('managers');
  const seat = usePageStore((store) => store.seat);
  useGreeting();
  useEffect(() => {
    document.title = `Tillkeeper · ${t('page.title')}`;
  }, [t]);
  if (seat === undefined) return <Waiting />;
  if (seat === null) return <LogOnPage />;
  return seat.mustChoosePassword ? <ChoosePasswordPage /> : <Sections />;
}

/** Asks once who is logged on, for as long as the Agent does not answer. */
function useGreeting(): void {
  const ask = useAsk();
  const { store } = useAgent();
  const isGreeted = usePageStore(({ seat }) => seat !== undefined);
  useEffect(() => {
    if (isGreeted) return;
    const greet = async () => {
      const outcome = await ask((client) => client.logon.greet({}));
      if (outcome.kind === 'done') store.getState().greet(outcome.value);
    };
    void greet();
    const timer = setInterval(greet, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [ask, store, isGreeted]);
}

function Waiting() {
  const { t } = useTranslation('managers');
  return (
    <main className="web-gate">
      <p role="status">{t('page.waiting')}</p>
    </main>
  );
}
