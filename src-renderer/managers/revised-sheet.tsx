import { useTranslation } from 'react-i18next';
import { ColumnHead } from '#renderer/ledger/ledger.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { formName } from '#renderer/managers/form-name.ts';
import { ListSheet } from '#renderer/managers/list-sheet.tsx';
import { useMay, usePageStore } from '#renderer/managers/page-context.tsx';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { ShiftDetail } from '#shared/contract/managers-shifts.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

type Row = ShiftDetail['revised'][number];

/** What arrived after the end, beside the signed figures, which never change; and what of a difference it explains. */
export function RevisedSheet(props: { readonly detail: ShiftDetail; readonly onReversed: () => void }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const mayAct = useMay('act');
  const language = usePageStore((store) => store.language);
  const reverse = useAct((client) => client.acts.reverseDifference);
  const { shift, report, revised } = props.detail;
  if (revised.length === 0) return null;
  const press = async ({ paymentForm, currency }: Row) => {
    if ((await reverse.run({ shiftId: shift.shiftId, paymentForm, currency, language })) !== null) props.onReversed();
  };
  const isOwnEnd = report?.till === AGENT_PLACE;
  return (
    <ListSheet
      level={2}
      title={t('revised.title')}
      trouble={reverse.trouble}
      count={revised.length}
      none=""
      head={
        <tr>
          <ColumnHead>{t('figures.form')}</ColumnHead>
          <ColumnHead kind="margin">{t('revised.signed')}</ColumnHead>
          <ColumnHead kind="money">{t('revised.late')}</ColumnHead>
          <ColumnHead kind="money">{t('revised.now')}</ColumnHead>
          <ColumnHead kind="money">{t('revised.booked')}</ColumnHead>
          <ColumnHead kind="money">{t('revised.proposed')}</ColumnHead>
          <th scope="col">
            <span className="unseen">{t('list.acts')}</span>
          </th>
        </tr>
      }
      rows={revised.map((row) => {
        const read = (amountMinor: number) => words.money(amountMinor, row.currency);
        return (
          <tr key={`${row.paymentForm} ${row.currency}`}>
            <th scope="row">
              {formName(row.paymentForm, t)} <span className="label">{row.currency}</span>
            </th>
            <td className="num margin">{read(row.signedEndingMinor)}</td>
            <td className="num">{words.money(row.lateMinor, row.currency, 'always')}</td>
            <td className="num">{read(row.revisedEndingMinor)}</td>
            <td className="num">{words.money(row.bookedMinor, row.currency, 'always')}</td>
            <td className="num">
              {row.proposedMinor === 0 ? '–' : words.money(row.proposedMinor, row.currency, 'always')}
            </td>
            <td className="acts">
              {row.proposedMinor !== 0 && isOwnEnd && mayAct ? (
                <button
                  type="button"
                  className="key small"
                  aria-busy={reverse.isBusy || undefined}
                  onClick={() => void press(row)}
                >
                  {t('revised.reverse')}
                </button>
              ) : row.proposedMinor !== 0 ? (
                <span className="label">{t('revised.atTill', { till: report?.till ?? '' })}</span>
              ) : null}
            </td>
          </tr>
        );
      })}
    />
  );
}
