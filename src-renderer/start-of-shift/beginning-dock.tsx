import { useTranslation } from 'react-i18next';
import { Dock } from '#renderer/frame/dock.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';

type Row = StartSheet['rows'][number];
type LeftBy = Row['beginningParts']['shifts'][number];

/** What a Beginning Balance is made of: each shift that left something, how that came about, and the way to its documents. */
export function BeginningDock(props: {
  readonly row: Row;
  readonly onShift: (shiftId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, beginningMinor, beginningParts } = props.row;
  const title = t('beginning.title', { currency });
  const line = (words: string, amount: number) => (
    <tr>
      <th scope="row">{words}</th>
      <td className="num margin">{money.read(amount, currency)}</td>
    </tr>
  );
  return (
    <Dock title={title} kind="figure-dock" onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the panel is scrolled by keyboard too. */}
      <div className="figure-list" tabIndex={0}>
        <Ledger caption={title} kind="tight">
          <thead>
            <tr>
              <ColumnHead>{t('beginning.from')}</ColumnHead>
              <ColumnHead kind="margin">{t('figure.amount')}</ColumnHead>
            </tr>
          </thead>
          {beginningParts.shifts.map((shift) => (
            <Left key={shift.shiftId} shift={shift} currency={currency} onShift={props.onShift} />
          ))}
          <tbody>
            {beginningParts.shifts.length === 0 && beginningParts.sinceMinor === 0
              ? line(t('beginning.nothing'), 0)
              : null}
            {beginningParts.sinceMinor === 0 ? null : line(t('beginning.since'), beginningParts.sinceMinor)}
          </tbody>
          <tfoot>{line(t('startOfShift.beginningBalance'), beginningMinor)}</tfoot>
        </Ledger>
      </div>
    </Dock>
  );
}

/** One shift: its Ending Balance, the difference that was booked, what was withdrawn, and so what remained. */
function Left(props: {
  readonly shift: LeftBy;
  readonly currency: string;
  readonly onShift: (shiftId: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { shift, currency } = props;
  const parts = [
    ['ending', shift.endingMinor],
    ['difference', shift.bookedDifferenceMinor],
    ['withdrawal', -shift.withdrawalMinor],
  ] as const;
  return (
    <tbody>
      <tr className="band">
        <th colSpan={2} scope="rowgroup">
          <span className="left-by">
            {t('beginning.leftBy', {
              number: shift.number,
              moment: momentInWords(shift.endedAt, 'day-and-time', language),
            })}
            <Key label={t('beginning.show')} kind="small" onPress={() => props.onShift(shift.shiftId)} />
          </span>
        </th>
      </tr>
      {parts
        .filter(([part, amount]) => part === 'ending' || amount !== 0)
        .map(([part, amount]) => (
          <tr key={part}>
            <th scope="row">{t(`beginning.${part}`)}</th>
            <td className="num margin">{money.read(amount, currency)}</td>
          </tr>
        ))}
      <tr>
        <th scope="row">
          <b>{t('endOfShift.remaining')}</b>
        </th>
        <td className="num margin strong">{money.read(shift.remainingMinor, currency)}</td>
      </tr>
    </tbody>
  );
}
