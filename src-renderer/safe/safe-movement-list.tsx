import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { SafeRow } from '#renderer/safe/use-safe.ts';
import type { SafeMovements } from '#shared/contract/safe.ts';

const NAMED = [
  'deposit_at_start',
  'withdrawal_at_end',
  'settled',
  'manual_deposit',
  'manual_withdrawal',
  'safe_deposit',
  'safe_withdrawal',
] as const;

/** Transactions: what the chosen row is made of on the day, the newest first. */
export function SafeMovementList({ row, date }: { readonly row: SafeRow; readonly date: string }) {
  const { t } = useTranslation();
  const { currency, name, paymentForm } = row;
  const ask = useMemo(
    () => (client: TillClient) => client.safe.movements({ date, paymentForm, currency }),
    [date, paymentForm, currency],
  );
  const list = useAnswer(ask, 'changes');
  const movements = list.value?.movements ?? [];
  const title = t('safe.movements', { form: name, currency });
  return (
    <div className="sheet safe-movements">
      <TroubleBanner trouble={list.trouble} />
      <h2>{title}</h2>
      {movements.length === 0 ? (
        <p className="label">{t('safe.noMovements')}</p>
      ) : (
        <div className="safe-scroll">
          <Ledger caption={title}>
            <thead>
              <tr>
                <ColumnHead>{t('safe.number')}</ColumnHead>
                <ColumnHead>{t('safe.why')}</ColumnHead>
                <ColumnHead>{t('safe.handledBy')}</ColumnHead>
                <ColumnHead>{t('safe.time')}</ColumnHead>
                <ColumnHead kind="margin">{t('safe.amount')}</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {movements.map((movement) => (
                <Movement key={`${movement.number} ${movement.movedAt}`} movement={movement} currency={currency} />
              ))}
            </tbody>
          </Ledger>
        </div>
      )}
    </div>
  );
}

function Movement(props: { readonly movement: SafeMovements['movements'][number]; readonly currency: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  const language = useLanguage();
  const { amountMinor, description, handledBy, movedAt, movement, number } = props.movement;
  const named = NAMED.find((known) => known === movement) ?? 'other';
  return (
    <tr>
      <th scope="row" className="nowrap">
        {number}
      </th>
      <td>
        {t(`safe.movement.${named}`)}
        {description === '' ? null : <small className="label"> {description}</small>}
      </td>
      <td>{handledBy}</td>
      <td className="nowrap">{momentInWords(movedAt, 'time', language)}</td>
      <td className="num margin strong">{money.read(amountMinor, props.currency, 'always')}</td>
    </tr>
  );
}
