import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { Waiting } from '#shared/contract/managers-overview.ts';

const ICONS: Readonly<Record<Waiting['kind'], IconName>> = {
  shift_open_long: 'clock',
  drawer_to_count: 'drawer',
  too_much_cash: 'coins',
  transfer: 'coins',
  unheard_since_restore: 'clock',
};

/** What somebody has to see to, each with what it is about. */
export function WaitingList({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const { t } = useTranslation('managers');
  return (
    <section className="sheet" aria-labelledby="waits-title">
      <div className="sheet-head">
        <h2 id="waits-title">{t('waiting.title')}</h2>
      </div>
      {waiting.length === 0 ? <p className="pad-in">{t('waiting.none')}</p> : null}
      <ul className="list todo">
        {waiting.map((one) => (
          <li key={JSON.stringify(one)}>
            <Icon name={ICONS[one.kind]} />
            <WaitingWords waiting={one} />
            {'shiftId' in one ? (
              <a className="key small" href={addressOf('shifts', one.shiftId)}>
                {t('waiting.show')}
                <span className="unseen"> {one.number}</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingWords({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  if (waiting.kind === 'too_much_cash') {
    const { till, currency, heldMinor, maximumMinor } = waiting;
    const amount = `${words.money(heldMinor, currency)} ${currency}`;
    return (
      <span>
        <b>{t('waiting.tooMuchCash', { till, amount })}</b>
        <span className="label">{t('waiting.atMost', { amount: words.money(maximumMinor, currency) })}</span>
      </span>
    );
  }
  if (waiting.kind === 'transfer') {
    const { currency, fromTill, number, receivedMinor, sentMinor, since, state, toTill } = waiting;
    const inWords = (minor: number | null) => (minor === null ? '–' : `${words.money(minor, currency)} ${currency}`);
    return (
      <span>
        <b>{t(`waiting.transfer.${state}`, { number })}</b>
        <span className="label">
          {t('waiting.transfer.amounts', { sent: inWords(sentMinor), received: inWords(receivedMinor) })}
          {', '}
          {fromTill ?? '?'} → {toTill}, {words.tillMoment(since, 'day-and-time')}
        </span>
      </span>
    );
  }
  if (waiting.kind === 'unheard_since_restore') {
    return (
      <span>
        <b>{t('waiting.unheard', { tills: waiting.tills.join(', ') })}</b>
        <span className="label">
          {t('waiting.unheardWords', { moment: words.moment(waiting.since, 'day-and-time') })}
        </span>
      </span>
    );
  }
  const { number, operatorName, till, since, kind } = waiting;
  return (
    <span>
      <b>{t(kind === 'drawer_to_count' ? 'waiting.drawer' : 'waiting.shiftOpen', { number })}</b>
      <span className="label">
        {operatorName}, {till}, {words.tillMoment(since, 'day-and-time')}
      </span>
    </span>
  );
}
