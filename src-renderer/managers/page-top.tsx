import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { ChangePasswordDialog } from '#renderer/managers/change-password-dialog.tsx';
import { usePageStore, useSeat } from '#renderer/managers/page-context.tsx';
import { addressOf, isSectionFor, SECTIONS, type Section } from '#renderer/managers/use-section.ts';

/** The binding: the sections, whether what is shown is live, whose store it is and who looks at it. */
export function PageTop({ section, isLive }: { readonly section: Section; readonly isLive: boolean }) {
  const { t } = useTranslation('managers');
  const { store, name, role } = useSeat();
  return (
    <header className="web-top">
      <b>{t('page.brand')}</b>
      <nav aria-label={t('page.sections')}>
        <ul>
          {SECTIONS.filter((one) => isSectionFor(one, role)).map((one) => (
            <li key={one}>
              <a href={addressOf(one)} aria-current={one === section ? 'page' : undefined}>
                {t(`sections.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="who">
        <span className={isLive ? 'live' : 'live is-away'} role="status">
          <i aria-hidden="true" />
          <span>{t(isLive ? 'page.live' : 'page.away')}</span>
        </span>
        <span>{store}</span>
        <OwnKey name={name} role={t(`page.roles.${role}`)} />
        <LogOffKey />
      </div>
    </header>
  );
}

/** Who it is, and the way to another password. */
function OwnKey({ name, role }: { readonly name: string; readonly role: string }) {
  const { t } = useTranslation('managers');
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <button type="button" className="key small own" title={role} onClick={() => setChanging(true)}>
        <b>{name}</b>
        <span className="unseen"> {t('password.change')}</span>
      </button>
      {isChanging ? <ChangePasswordDialog onDone={() => setChanging(false)} /> : null}
    </>
  );
}

function LogOffKey() {
  const { t } = useTranslation('managers');
  const sit = usePageStore((store) => store.sit);
  const logOff = useAct((client) => client.logon.logOff);
  const leave = async () => {
    if ((await logOff.run({})) !== null) sit(null);
  };
  return (
    <button type="button" className="key small" onClick={() => void leave()}>
      {t('page.logOff')}
    </button>
  );
}
