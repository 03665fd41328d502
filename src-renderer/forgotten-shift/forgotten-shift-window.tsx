import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { ForgottenDrawer } from '#renderer/forgotten-shift/forgotten-drawer.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';

const askGlance = (client: TillClient) => client.till.glance({});

/** At logon over a shift of an earlier day: end it, or go on with it. Neither is chosen for anybody. */
export function ForgottenShiftWindow() {
  const { drawerOf } = usePhase('forgotten-shift');
  return drawerOf === undefined ? <ForgottenShift /> : <ForgottenDrawer shiftId={drawerOf} />;
}

function ForgottenShift() {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const open = useOpen();
  const { shift, document } = useTillState();
  const cash = useAnswer(askGlance, 'once').value?.cash ?? [];
  const goOn = document === null ? ({ window: 'main-menu' } as const) : ({ window: 'sale' } as const);
  const date = shift === null ? '' : momentInWords(shift.businessDate, 'day', language);
  return (
    <Frame
      kind="forgotten"
      title={t('forgotten.title')}
      subtitle={shift?.number ?? ''}
      keys={[
        {
          id: 'go-on',
          label: t('forgotten.goOn'),
          note: t('forgotten.goOnNote'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open(goOn),
        },
        {
          id: 'end',
          label: t('forgotten.end'),
          shortcut: 'Enter',
          place: 'main',
          press: () => open({ window: 'end-of-shift', back: goOn }),
        },
      ]}
    >
      <section className="sheet left-open" aria-labelledby="left-open">
        <div className="left-open-head">
          <Icon name="clock" />
          <div>
            <h2 id="left-open">{t('forgotten.question', { date })}</h2>
            <p>{t('forgotten.more', { date })}</p>
          </div>
        </div>
        {shift === null ? null : (
          <dl className="facts">
            <dt>{t('forgotten.number')}</dt>
            <dd>{shift.number}</dd>
            <dt>{t('forgotten.since')}</dt>
            <dd>{momentInWords(shift.startedAt, 'day-and-time', language)}</dd>
            {cash.map(({ currency, inDrawerMinor }) => (
              <div key={currency}>
                <dt>{t('forgotten.inDrawer', { currency })}</dt>
                <dd>{money.read(inDrawerMinor, currency)}</dd>
              </div>
            ))}
            {document === null ? null : (
              <>
                <dt>{t('forgotten.document')}</dt>
                <dd>{t('forgotten.documentLines', { count: document.lineCount })}</dd>
              </>
            )}
          </dl>
        )}
      </section>
    </Frame>
  );
}
