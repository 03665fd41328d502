import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { DrawersToCount } from '#renderer/hand-over/drawers-to-count.tsx';
import type { ToEnd } from '#renderer/hand-over/use-ending.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { HourPlot } from '#renderer/plot/hour-plot.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { Glance as GlanceFigures } from '#shared/contract/till.ts';

const askGlance = (client: TillClient) => client.till.glance({});

/** The day at a glance: what was sold, when, what lies in the drawer, and which drawers wait to be counted. */
export function Glance({ onCount }: { readonly onCount: (shift: ToEnd) => void }) {
  const { t } = useTranslation();
  const { systemCurrency, shift } = useTillState();
  const glance = useAnswer(askGlance, 'changes');
  return (
    <section className="sheet glance" aria-labelledby="glance">
      <div className="sheet-head">
        <h2 id="glance">{t('glance.title')}</h2>
        <span className="label">{systemCurrency}</span>
      </div>
      <div className="glance-in">
        {shift === null ? <p className="label">{t('glance.noShift')}</p> : null}
        {shift !== null && glance.value !== null ? <Figures glance={glance.value} /> : null}
      </div>
      <DrawersToCount onCount={onCount} />
    </section>
  );
}

function Figures({ glance }: { readonly glance: GlanceFigures }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const read = (amount: number | null) => (amount === null ? '–' : money.read(amount, systemCurrency));
  return (
    <>
      <dl className="three">
        <div>
          <dt>{t('glance.sales')}</dt>
          <dd>{read(glance.salesMinor)}</dd>
        </div>
        <div>
          <dt>{t('glance.documents')}</dt>
          <dd>{money.count(glance.documents)}</dd>
        </div>
        <div>
          <dt>{t('glance.average')}</dt>
          <dd>{read(glance.averageMinor)}</dd>
        </div>
      </dl>
      {glance.isBlind ? (
        <p className="blind-note">
          <Icon name="hide" />
          <span>{t('glance.blind')}</span>
        </p>
      ) : glance.hours.length === 0 ? (
        <p className="label">{t('glance.nothingSold')}</p>
      ) : (
        <figure>
          <HourPlot hours={glance.hours} currency={systemCurrency} />
          <figcaption className="label">{t('glance.byHour')}</figcaption>
        </figure>
      )}
      {glance.isBlind ? null : <CashInDrawer cash={glance.cash} />}
    </>
  );
}

function CashInDrawer({ cash }: { readonly cash: GlanceFigures['cash'] }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <div className="drawer-line">
      {cash.map(({ currency, inDrawerMinor }) => (
        <p key={currency}>
          <span className="label">{t('glance.cashInDrawer')}</span>
          <b>
            {money.read(inDrawerMinor, currency)} <span className="label">{currency}</span>
          </b>
        </p>
      ))}
    </div>
  );
}
