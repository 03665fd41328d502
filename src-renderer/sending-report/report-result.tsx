import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#renderer/frame/icon.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useKeys } from '#renderer/keyboard/keyboard.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { SendingReport } from '#renderer/sending-report/use-sending-report.ts';
import type { SettlementShown } from '#shared/contract/settlement.ts';

type Props = { readonly settlement: SettlementShown; readonly report: SendingReport };

const TONES: Readonly<Record<SettlementShown['state'], { readonly tone: string; readonly icon: IconName }>> = {
  requested: { tone: 'info', icon: 'refresh' },
  settled: { tone: 'good', icon: 'check' },
  settled_with_difference: { tone: 'warn', icon: 'alert' },
  unknown: { tone: 'warn', icon: 'question' },
  failed: { tone: 'warn', icon: 'info' },
};

/** What the terminal said to the last report: both totals, what differs, and what a person may do about it. */
export function ReportResult({ settlement, report }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { icon, tone } = TONES[settlement.state];
  return (
    <section className="sheet report-sheet" aria-labelledby="report-result">
      <h2 id="report-result">
        {t('sendingReport.last', {
          time: momentInWords(settlement.requestedAt, 'day-and-time', language),
          name: settlement.requestedBy,
        })}
      </h2>
      <p className={`report-state ${tone}`} role="status">
        <Icon name={icon} />
        <span>
          <strong>{t(`sendingReport.state.${settlement.state}`)}</strong> {settlement.words}
        </span>
      </p>
      <dl className="report-figures">
        <dt>{t('sendingReport.tillTotal', { payments: money.count(settlement.payments) })}</dt>
        <dd>{money.read(settlement.totalMinor, settlement.currency)}</dd>
        <dt>{t('sendingReport.terminalTotal')}</dt>
        <dd>
          {settlement.terminalTotalMinor === null
            ? '–'
            : money.read(settlement.terminalTotalMinor, settlement.currency)}
        </dd>
      </dl>
      {settlement.differences.length === 0 ? null : <Differences settlement={settlement} />}
      {settlement.state === 'settled_with_difference' ? <Comment settlement={settlement} report={report} /> : null}
      {settlement.state === 'unknown' ? <Answer settlement={settlement} report={report} /> : null}
    </section>
  );
}

function Differences({ settlement }: { readonly settlement: SettlementShown }) {
  const { t } = useTranslation();
  const words = useDifferenceWords(settlement.currency);
  return (
    <ul className="report-differences" aria-label={t('sendingReport.differences')}>
      {settlement.differences.map((difference) => (
        <li key={JSON.stringify(difference)}>{words(difference)}</li>
      ))}
    </ul>
  );
}

function useDifferenceWords(currency: string): (difference: SettlementShown['differences'][number]) => string {
  const { t } = useTranslation();
  const money = useMoney();
  const read = (minor: number): string => money.read(minor, currency);
  return (difference) => {
    switch (difference.kind) {
      case 'total':
        return t('sendingReport.difference.total', {
          till: read(difference.tillMinor),
          terminal: read(difference.terminalMinor),
        });
      case 'count':
        return t('sendingReport.difference.count', { till: difference.till, terminal: difference.terminal });
      case 'group':
        return t('sendingReport.difference.group', {
          group: t(`sendingReport.group.${difference.group}`),
          till: read(difference.tillMinor),
          terminal: read(difference.terminalMinor),
        });
      case 'till_only':
        return t('sendingReport.difference.tillOnly', {
          number: difference.receiptNumber,
          amount: read(difference.amountMinor),
        });
      case 'terminal_only':
        return difference.receiptFrom === difference.receiptTo
          ? t('sendingReport.difference.terminalOnlyOne', { number: difference.receiptFrom })
          : t('sendingReport.difference.terminalOnly', { from: difference.receiptFrom, to: difference.receiptTo });
      case 'not_comparable':
        return t(`sendingReport.difference.missing.${difference.missing}`);
    }
  };
}

/** A manager says what explains it; the figures stay. */
function Comment({ settlement, report }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState(settlement.comment);
  const keep = () => void report.explain.run({ settlementId: settlement.id, comment });
  return (
    <div className="report-comment">
      <TextField label={t('sendingReport.comment')} maxLength={400} value={comment} onWrite={setComment} />
      <Key
        label={t('sendingReport.keepComment')}
        isBusy={report.explain.isBusy}
        reason={comment === settlement.comment && comment !== '' ? t('sendingReport.kept') : null}
        onPress={keep}
      />
    </div>
  );
}

/** The terminal fell silent for good: its own paper says whether it settled. */
function Answer({ settlement, report }: Props) {
  const { t } = useTranslation();
  const { id: settlementId } = settlement;
  const keys = [
    {
      id: 'was-settled',
      label: t('sendingReport.wasSettled'),
      shortcut: 'Alt+1',
      place: 'elsewhere',
      isBusy: report.answer.isBusy,
      press: () => void report.answer.run({ settlementId, answer: 'settled' }),
    },
    {
      id: 'was-not-settled',
      label: t('sendingReport.wasNotSettled'),
      shortcut: 'Alt+2',
      place: 'elsewhere',
      isBusy: report.answer.isBusy,
      press: () => void report.answer.run({ settlementId, answer: 'not_settled' }),
    },
  ] as const;
  useKeys(keys);
  return (
    <>
      <p className="label">{t('sendingReport.unknownHint')}</p>
      <fieldset className="answers" aria-labelledby="report-result">
        {keys.map(({ id, label, shortcut, isBusy, press }) => (
          <Key key={id} label={label} shortcut={shortcut} isBusy={isBusy} onPress={press} />
        ))}
      </fieldset>
    </>
  );
}
