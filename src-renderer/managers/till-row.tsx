import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { CashMeter } from '#renderer/managers/cash-meter.tsx';
import { useMay } from '#renderer/managers/page-context.tsx';
import { ageInWords } from '#renderer/managers/use-age.ts';
import { contactAt } from '#renderer/managers/use-contact.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import { addressOf } from '#renderer/managers/use-section.ts';
import type { TillOverview } from '#shared/contract/managers-overview.ts';

export type TillAct = 'close_session' | 'revoke';

export function TillRow(props: {
  readonly till: TillOverview;
  readonly nowMs: number;
  readonly onAct: (act: TillAct) => void;
}) {
  const { till, nowMs, onAct } = props;
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const { seat, unsent, cash } = till;
  const { ageMs, isAway } = contactAt(till, nowMs);
  return (
    <tr className={isAway || till.isRevoked ? 'away' : undefined}>
      <th scope="row">
        <a className="drill" href={addressOf('tills', till.till)}>
          <span className={isAway ? 'tag warn' : 'tag calm'}>{till.till}</span>
        </a>
        {till.isRevoked ? <span className="label"> {t('tills.revoked')}</span> : null}
      </th>
      <td>{seat === null ? <span className="quiet">{t('tills.nobody')}</span> : seat.operatorName}</td>
      <td>{seat === null ? '–' : words.tillMoment(seat.since, 'day-and-time')}</td>
      <td className="margin drawer-cell">
        {cash.length === 0 ? <span className="quiet">{t('tills.noCash')}</span> : null}
        {cash.map((held) => (
          <CashMeter key={held.currency} held={held} />
        ))}
      </td>
      <td className={unsent === 0 || unsent === null ? 'num' : 'num warn-cell'}>
        {unsent === null ? '–' : words.count(unsent)}
      </td>
      <td className={isAway ? 'num warn-cell' : 'num'}>{ageMs === null ? t('age.never') : ageInWords(ageMs, t)}</td>
      <PrinterCell till={till} isAway={isAway} />
      <ActCell till={till} isAway={isAway} onAct={onAct} />
    </tr>
  );
}

function PrinterCell({ till, isAway }: { readonly till: TillOverview; readonly isAway: boolean }) {
  const { t } = useTranslation('managers');
  const state = isAway || till.printer === null ? 'unknown' : till.printer;
  const isWell = state === 'ready' || state === 'none';
  return (
    <td className={isWell ? undefined : 'warn-cell'}>
      <Icon name="printer" /> {t(`printer.${state}`)}
    </td>
  );
}

function ActCell(props: {
  readonly till: TillOverview;
  readonly isAway: boolean;
  readonly onAct: (act: TillAct) => void;
}) {
  const { t } = useTranslation('managers');
  const mayAct = useMay('act');
  const { till, isAway, onAct } = props;
  const { seat } = till;
  return (
    <td className="acts">
      {seat === null ? null : (
        <a className="key small" href={addressOf('shifts', seat.shiftId)}>
          {t('tills.open')}
          <span className="unseen"> {till.till}</span>
        </a>
      )}
      {mayAct && seat !== null && isAway ? (
        <button type="button" className="key small" onClick={() => onAct('close_session')}>
          {t('closeSession.key')}
          <span className="unseen"> {till.till}</span>
        </button>
      ) : null}
      {mayAct && !till.isRevoked ? (
        <button type="button" className="key small plain" onClick={() => onAct('revoke')}>
          {t('revoke.key')}
          <span className="unseen"> {till.till}</span>
        </button>
      ) : null}
    </td>
  );
}
