import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { logOnPhase } from '#renderer/till/phase.ts';
import { useOpen, useTillState } from '#renderer/till/till-context.tsx';

/** At logon over a drawer that was handed over uncounted on an earlier day: count it now, or later. */
export function ForgottenDrawer({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const open = useOpen();
  const till = useTillState();
  const ask = useMemo(() => (client: TillClient) => client.shift.summary({ shiftId }), [shiftId]);
  const cash = useAnswer(ask, 'once').value?.cashFlows ?? [];
  const goOn = logOnPhase(till);
  const drawer = till.drawersToCount.find((one) => one.shiftId === shiftId);
  const date = drawer === undefined ? '' : momentInWords(drawer.since, 'day', language);
  return (
    <Frame
      kind="forgotten"
      title={t('forgotten.drawerTitle')}
      subtitle={drawer?.number ?? ''}
      keys={[
        {
          id: 'go-on',
          label: t('forgotten.goOn'),
          note: t('forgotten.goOnLater'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open(goOn),
        },
        {
          id: 'count',
          label: t('forgotten.count'),
          shortcut: 'Enter',
          place: 'main',
          press: () => open({ window: 'end-of-shift', shiftId, back: goOn }),
        },
      ]}
    >
      <section className="sheet left-open" aria-labelledby="left-open">
        <div className="left-open-head">
          <Icon name="coins" />
          <div>
            <h2 id="left-open">{t('forgotten.drawerQuestion', { date })}</h2>
            <p>{t('forgotten.drawerMore')}</p>
          </div>
        </div>
        {drawer === undefined ? null : (
          <dl className="facts">
            <dt>{t('forgotten.number')}</dt>
            <dd>{drawer.number}</dd>
            <dt>{t('forgotten.drawerSince')}</dt>
            <dd>{momentInWords(drawer.since, 'day-and-time', language)}</dd>
            {cash.map(({ currency, balanceMinor }) => (
              <div key={currency}>
                <dt>{t('forgotten.inDrawer', { currency })}</dt>
                <dd>{money.read(balanceMinor, currency)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </Frame>
  );
}
