import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import type { TillState } from '#shared/contract/till.ts';

type Level = TillState['services']['level'];
type Works = 'yes' | 'live' | 'withPermission' | 'thisTill' | 'asKept';

/** What a cashier may count on at each colour of the icon. Only what really does not work says so. */
const ROWS: readonly {
  readonly what: 'sell' | 'startShift' | 'endShift' | 'prices';
  readonly is: Readonly<Record<Level, Works>>;
}[] = [
  { what: 'sell', is: { green: 'yes', yellow: 'yes', red: 'yes' } },
  { what: 'startShift', is: { green: 'yes', yellow: 'withPermission', red: 'withPermission' } },
  { what: 'endShift', is: { green: 'yes', yellow: 'thisTill', red: 'thisTill' } },
  { what: 'prices', is: { green: 'live', yellow: 'live', red: 'asKept' } },
];

const LOOK: Readonly<Record<Works, { readonly tone: 'good' | 'warn'; readonly icon: IconName }>> = {
  yes: { tone: 'good', icon: 'check' },
  live: { tone: 'good', icon: 'check' },
  withPermission: { tone: 'warn', icon: 'clock' },
  thisTill: { tone: 'warn', icon: 'clock' },
  asKept: { tone: 'warn', icon: 'clock' },
};

export function WhatWorks({ level }: { readonly level: Level }) {
  const { t } = useTranslation();
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
              <td className={LOOK[is[level]].tone}>
                <Icon name={LOOK[is[level]].icon} /> {t(`service.answer.${is[level]}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
