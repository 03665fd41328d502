import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { ReportResult } from '#renderer/sending-report/report-result.tsx';
import { type SendingReport, useSendingReport } from '#renderer/sending-report/use-sending-report.ts';
import { useOpen, usePhase } from '#renderer/till/till-context.tsx';
import type { SettlementSheet } from '#shared/contract/settlement.ts';

/** Sending Report of the article: the terminal closes its batch, prints it, and confirms the card payments since the last. */
export function SendingReportWindow() {
  const { t } = useTranslation();
  const open = useOpen();
  const { back, isSending } = usePhase('sending-report');
  const report = useSendingReport(isSending === true);
  const [total, setTotal] = useState('');
  const { sheet } = report;
  const latest = sheet?.settlements[0] ?? null;
  const isUnknown = latest?.state === 'unknown';
  const keys: readonly WindowKey[] = [
    { id: 'close', label: t('frame.close'), shortcut: 'Escape', place: 'left', press: () => open(back) },
    ...(isUnknown
      ? [
          {
            id: 'ask-terminal',
            label: t('card.askTerminal'),
            shortcut: 'F5',
            place: 'right',
            isBusy: report.askTerminal.isBusy,
            press: () => void report.askTerminal.run({}),
          } as const,
        ]
      : []),
    {
      id: 'send',
      label: report.isQuestion ? t('sendingReport.sendAllTheSame') : t('sendingReport.send'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: report.isSending || latest?.state === 'requested',
      press: () => void report.send(report.isManual && total.trim() !== '' ? total : null),
    },
  ];
  return (
    <Frame
      kind="sending-report"
      title={t('sendingReport.title')}
      subtitle={sheet?.terminal ?? ''}
      keys={keys}
      banner={<TroubleBanner trouble={report.trouble} />}
    >
      {sheet === null ? null : (
        <>
          <ToSend sheet={sheet} report={report} total={total} onTotal={setTotal} />
          {latest === null ? (
            <section className="sheet report-sheet">
              <p className="label">{t('sendingReport.none')}</p>
            </section>
          ) : (
            <ReportResult key={latest.id} settlement={latest} report={report} />
          )}
        </>
      )}
    </Frame>
  );
}

/** The till's own list: what a report now would confirm. */
function ToSend(props: {
  readonly sheet: SettlementSheet;
  readonly report: SendingReport;
  readonly total: string;
  readonly onTotal: (text: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { sheet } = props;
  return (
    <section className="sheet report-sheet" aria-labelledby="to-send">
      <h2 id="to-send">{t('sendingReport.toSend')}</h2>
      <dl className="report-figures">
        <dt>{t('sendingReport.since')}</dt>
        <dd>
          {sheet.since === null ? t('sendingReport.never') : momentInWords(sheet.since, 'day-and-time', language)}
        </dd>
        <dt>{t('sendingReport.payments')}</dt>
        <dd>{money.count(sheet.payments)}</dd>
        {sheet.refunds === 0 ? null : (
          <>
            <dt>{t('sendingReport.refunds')}</dt>
            <dd>{money.count(sheet.refunds)}</dd>
          </>
        )}
        <dt>
          {t('sendingReport.total')} {sheet.currency}
        </dt>
        <dd className="big">{money.read(sheet.totalMinor, sheet.currency)}</dd>
      </dl>
      {sheet.unknownPayments === 0 ? null : (
        <p className="label">{t('sendingReport.unknownPayments', { count: sheet.unknownPayments })}</p>
      )}
      {props.report.isManual ? (
        <TextField
          label={t('sendingReport.typedTotal')}
          inputMode="decimal"
          maxLength={20}
          value={props.total}
          onWrite={props.onTotal}
        />
      ) : null}
    </section>
  );
}
