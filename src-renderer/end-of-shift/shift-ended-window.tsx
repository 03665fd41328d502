import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, CurrencyBand, Ledger } from '#renderer/ledger/ledger.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { Phase } from '#renderer/till/phase.ts';
import { useClient, useOpen, usePhase, useTillState } from '#renderer/till/till-context.tsx';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import type { EndedShift } from '#shared/contract/shift.ts';

/** What the end of the shift came to, until the cashier has seen it; then Log On. */
export function ShiftEndedWindow() {
  const { t } = useTranslation();
  const { ended, back } = usePhase('shift-ended');
  const open = useOpen();
  const till = useTillState();
  const hasPrinter = till.printer.kind !== 'none';
  const logOff = useCommand(useClient().operator.logOff);
  const leave = async () => {
    // Whoever ended another’s shift goes on with their own work.
    if (back !== undefined && till.operator !== null) return open(back);
    const outcome = till.operator === null ? null : await logOff.run({});
    if (till.operator === null || outcome?.kind === 'done') open({ window: 'log-on' });
  };
  const words = t('shiftEnded.wordsOnly', { number: ended.number });
  return (
    <Frame
      kind="ended"
      title={t('shiftEnded.title')}
      subtitle={ended.number}
      banner={
        <>
          <TroubleBanner trouble={logOff.trouble} />
          <Banner
            tone="good"
            icon="check"
            words={words}
            more={t(hasPrinter ? 'shiftEnded.report' : 'shiftEnded.reportNotPrinted', { number: ended.reportNumber })}
          />
        </>
      }
      keys={[
        {
          id: 'done',
          label: t(`shiftEnded.${till.operator === null ? 'done' : wayOn(back)}`),
          shortcut: 'Enter',
          place: 'main',
          isBusy: logOff.isBusy,
          press: () => void leave(),
        },
      ]}
    >
      <Balances ended={ended} />
      <Documents ended={ended} />
    </Frame>
  );
}

function wayOn(back: Phase | undefined): 'done' | 'backToShifts' | 'goOn' {
  if (back === undefined) return 'done';
  return back.window === 'user-shifts' ? 'backToShifts' : 'goOn';
}

function Balances({ ended }: { readonly ended: EndedShift }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currencies } = useTillState();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than the screen is scrolled by keyboard too.
    <section className="sheet ended-sheet" aria-label={t('shiftEnded.balances')} tabIndex={0}>
      <Ledger caption={t('shiftEnded.balances')}>
        <thead>
          <tr>
            <ColumnHead>{t('endOfShift.paymentForm')}</ColumnHead>
            <ColumnHead kind="margin">{t('endOfShift.endingBalance')}</ColumnHead>
            <ColumnHead kind="money">{t('endOfShift.actualBalance')}</ColumnHead>
            <ColumnHead kind="money">{t('endOfShift.difference')}</ColumnHead>
            <ColumnHead kind="money">{t('endOfShift.withdrawal')}</ColumnHead>
            <ColumnHead kind="money">{t('endOfShift.remaining')}</ColumnHead>
          </tr>
        </thead>
        {[...Map.groupBy(ended.rows, (row) => row.currency)].map(([code, rows]) => (
          <tbody key={code}>
            <CurrencyBand code={code} name={currencies.find((one) => one.code === code)?.name ?? ''} columns={6} />
            {rows.map((row) => (
              <tr key={row.paymentForm}>
                <th scope="row">
                  <Icon name={row.kind} /> {row.name}
                </th>
                <td className="num margin">{money.read(row.endingMinor, code)}</td>
                <td className="num">{row.actualMinor === null ? '–' : money.read(row.actualMinor, code)}</td>
                <td className="num">
                  <Difference amount={row.differenceMinor} currency={code} layout="inline" />
                </td>
                <td className="num">{money.read(row.withdrawalMinor, code)}</td>
                <td className={row.kind === 'cash' ? 'num strong' : 'num quiet'}>
                  {money.read(row.remainingMinor, code)}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </Ledger>
    </section>
  );
}

function Documents({ ended }: { readonly ended: EndedShift }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  if (ended.documents.length === 0) return <p className="sheet pad-in label">{t('shiftEnded.noDocuments')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than the screen is scrolled by keyboard too.
    <section className="sheet ended-sheet" aria-label={t('shiftEnded.documents')} tabIndex={0}>
      <Ledger caption={t('shiftEnded.documents')} kind="tight">
        <thead>
          <tr>
            <ColumnHead>{t('shiftEnded.documents')}</ColumnHead>
            <ColumnHead>{t('shiftEnded.tag')}</ColumnHead>
            <ColumnHead kind="margin">{t('shiftEnded.amount')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {ended.documents.map((document) => (
            <tr key={document.number}>
              <th scope="row">{document.number}</th>
              <td>{tagWords(document.tag, language)}</td>
              <td className="num margin">
                {money.read(document.amountMinor, document.currency)} {document.currency}
              </td>
            </tr>
          ))}
        </tbody>
      </Ledger>
    </section>
  );
}
