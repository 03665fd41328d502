import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import type { TillState } from '#shared/contract/till.ts';

type Services = TillState['services'];
/** Which of the two services can be counted on; a stuck Agent takes nothing that others could go by. */
type Reach = 'both' | 'agentAway' | 'dataAway' | 'none';
type Works = 'yes' | 'live' | 'withPermission' | 'onlyHere' | 'thisTill' | 'asTold' | 'keptAndSent' | 'asKept';

const shifts = (away: Works): Readonly<Record<Reach, Works>> => ({
  both: 'yes',
  dataAway: 'yes',
  agentAway: away,
  none: away,
});

/** What a cashier may count on, whoever is away (domain reference 6.4). Only what really does not work says so. */
const ROWS: readonly {
  readonly what: 'sell' | 'startShift' | 'goOn' | 'endShift' | 'otherTills' | 'documents' | 'prices';
  readonly is: Readonly<Record<Reach, Works>>;
}[] = [
  { what: 'sell', is: shifts('yes') },
  { what: 'startShift', is: shifts('withPermission') },
  { what: 'goOn', is: shifts('onlyHere') },
  { what: 'endShift', is: shifts('thisTill') },
  { what: 'otherTills', is: { ...shifts('asTold'), both: 'live', dataAway: 'live' } },
  { what: 'documents', is: { ...shifts('keptAndSent'), both: 'live', dataAway: 'live' } },
  { what: 'prices', is: { both: 'live', agentAway: 'live', dataAway: 'asKept', none: 'asKept' } },
];

function reachOf({ dataService, posAgent }: Services): Reach {
  if (posAgent === 'running') return dataService === 'running' ? 'both' : 'dataAway';
  return dataService === 'running' ? 'agentAway' : 'none';
}

const LOOK: Readonly<Record<Works, { readonly tone: 'good' | 'warn'; readonly icon: IconName }>> = {
  yes: { tone: 'good', icon: 'check' },
  live: { tone: 'good', icon: 'check' },
  withPermission: { tone: 'warn', icon: 'clock' },
  onlyHere: { tone: 'warn', icon: 'clock' },
  asTold: { tone: 'warn', icon: 'clock' },
  keptAndSent: { tone: 'warn', icon: 'clock' },
  thisTill: { tone: 'warn', icon: 'clock' },
  asKept: { tone: 'warn', icon: 'clock' },
};

export function WhatWorks({ services }: { readonly services: Services }) {
  const { t } = useTranslation();
  const reach = reachOf(services);
  return (
    <div className="works">
      <table className="ledger tight">
        <caption>
          <h3>{t('service.whatWorks')}</h3>
        </caption>
        <tbody>
          {ROWS.map(({ what, is }) => (
            <tr key={what}>
              <th scope="row">{t(`service.works.${what}`)}</th>
              <td className={LOOK[is[reach]].tone}>
                <Icon name={LOOK[is[reach]].icon} /> {t(`service.answer.${is[reach]}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
