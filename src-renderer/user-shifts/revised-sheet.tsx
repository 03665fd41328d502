import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useClient } from '#renderer/till/till-context.tsx';
import type { RevisedShift } from '#shared/contract/revised-shift.ts';

/** What arrived after the end, beside the signed figures, and the document that takes back what it explains. */
export function RevisedSheet({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation();
  const ask = useMemo(() => (client: TillClient) => client.shift.revised({ shiftId }), [shiftId]);
  const revised = useAnswer(ask, 'changes');
  const reverse = useCommand(useClient().shift.reverseDifference);
  const rows = revised.value?.rows.filter(({ lateMinor }) => lateMinor !== 0) ?? [];
  const take = async (row: RevisedShift['rows'][number]) => {
    const { paymentForm, currency } = row;
    const outcome = await reverse.run({ shiftId, paymentForm, currency });
    if (outcome?.kind === 'done') revised.reload();
  };
  return (
    <section aria-label={t('userShifts.revisedSheet')} className="facts rule">
      <h3>{t('userShifts.revisedSheet')}</h3>
      <p className="label">{t('userShifts.revisedNote')}</p>
      <TroubleBanner trouble={reverse.trouble} />
      {rows.map((row) => (
        <Row
          key={`${row.paymentForm} ${row.currency}`}
          row={row}
          issuedAt={revised.value?.issuedAtTill ?? null}
          isBusy={reverse.isBusy}
          onTake={() => void take(row)}
        />
      ))}
    </section>
  );
}

function Row(props: {
  readonly row: RevisedShift['rows'][number];
  /** Another till that alone may issue the document; null: this one may. */
  readonly issuedAt: string | null;
  readonly isBusy: boolean;
  readonly onTake: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { issuedAt } = props;
  const { name, currency, signedEndingMinor, revisedEndingMinor, lateMinor, proposedMinor } = props.row;
  const facts = [
    ['signed', signedEndingMinor],
    ['late', lateMinor],
    ['revisedEnding', revisedEndingMinor],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([what, amountMinor]) => (
          <div key={what}>
            <dt>{t(`userShifts.${what}`, { form: `${name} ${currency}` })}</dt>
            <dd>{money.read(amountMinor, currency)}</dd>
          </div>
        ))}
      </dl>
      {proposedMinor === 0 ? null : (
        <Banner
          tone="info"
          icon="info"
          words={t('userShifts.explained', {
            type: proposedMinor > 0 ? 'CD' : 'CW',
            amount: `${money.read(Math.abs(proposedMinor), currency)} ${currency}`,
          })}
          more={issuedAt === null ? undefined : t('userShifts.reverseAt', { till: issuedAt })}
        >
          {issuedAt === null ? (
            <Key label={t('userShifts.reverse')} kind="small" isBusy={props.isBusy} onPress={props.onTake} />
          ) : null}
        </Banner>
      )}
    </>
  );
}
