import { useTranslation } from 'react-i18next';
import { Clock } from '#renderer/frame/clock.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { ServiceIcon } from '#renderer/frame/service-icon.tsx';
import { titleOf } from '#renderer/frame/service-title.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';

/** The binding above every window: where am I, is the paper well, is everything sent, who is at the till, what time is it. */
export function TopBar(props: {
  readonly title: string;
  readonly subtitle: string;
  readonly onMenu: () => void;
  readonly onServices: () => void;
}) {
  const { t } = useTranslation();
  const till = useTillState();
  const name = till.operator?.name ?? t('frame.nobody');
  return (
    <header className="top">
      <button
        type="button"
        className="top-menu"
        aria-label={t('frame.menu')}
        aria-keyshortcuts="Control+M"
        onClick={props.onMenu}
      >
        <Icon name="menu" />
      </button>
      <div className="top-name">
        <h1>
          {till.training === null ? null : <strong className="top-training">{t('training.word')}</strong>}
          {props.title}
        </h1>
        <p>{props.subtitle}</p>
      </div>
      <div className="top-side">
        <PrinterFact
          printer={till.printer}
          mayOpen={till.operator !== null && till.lock === null && !till.isPinChangeDue}
        />
        <DrawerFact drawer={till.drawer} />
        <UnsentFact unsent={till.services.unsent} />
        <span className="top-till">
          <span className="unseen">{t('frame.till')} </span>
          {till.code}
        </span>
        <button
          type="button"
          className="top-who"
          aria-label={t('frame.serviceButton', { services: t(`service.title.${titleOf(till.services)}`), name })}
          aria-haspopup="dialog"
          onClick={props.onServices}
        >
          <ServiceIcon services={till.services} />
          <span className="name">{name}</span>
          <Icon name="down" />
        </button>
        <Clock />
      </div>
    </header>
  );
}

/** Grey words while all is well; a touch shows the paper. */
function PrinterFact({ printer, mayOpen }: { readonly printer: TillState['printer']; readonly mayOpen: boolean }) {
  const { t } = useTranslation();
  const open = useOpen();
  const isOdd = printer.headline !== '' || ['trouble', 'suspended', 'unsure'].includes(printer.state);
  const face = (
    <>
      <Icon name="printer" />
      <span>
        <span className={isOdd ? undefined : 'spare'}>{t('frame.printer')} </span>
        <strong>{printer.headline === '' ? t(`frame.printerIs.${printer.state}`) : printer.headline}</strong>
      </span>
    </>
  );
  const kind = isOdd ? 'top-fact is-odd' : 'top-fact';
  if (!mayOpen) return <span className={kind}>{face}</span>;
  return (
    <button type="button" className={kind} onClick={() => open({ window: 'paper-roll' })}>
      {face}
    </button>
  );
}

/** Nothing while it is shut or nobody knows: only what a cashier should see. */
function DrawerFact({ drawer }: { readonly drawer: TillState['drawer'] }) {
  const { t } = useTranslation();
  if (drawer.state === 'none' || drawer.state === 'unknown' || drawer.state === 'closed') return null;
  return (
    <span className={drawer.state === 'open' ? 'top-fact' : 'top-fact is-odd'}>
      <Icon name="drawer" />
      <span>
        <span className="spare">{t('frame.drawer')} </span>
        <strong>{t(`frame.drawerIs.${drawer.state}`)}</strong>
      </span>
    </span>
  );
}

function UnsentFact({ unsent }: { readonly unsent: number }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <span className={unsent > 0 ? 'top-fact is-odd' : 'top-fact'}>
      <Icon name="upload" />
      <span>
        <strong>{money.count(unsent)}</strong> {t('frame.unsent')}
      </span>
    </span>
  );
}
