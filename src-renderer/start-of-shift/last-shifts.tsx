import { useTranslation } from 'react-i18next';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { Difference } from '#renderer/money/difference.tsx';
import { PieceList } from '#renderer/money/piece-list.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { StartSheet } from '#shared/contract/start-of-shift.ts';

/** The notes that the last shift left, as a hand may check them; coins as one sum. Nothing is drawn where none are known. */
export function LeftInDrawer({ sheet }: { readonly sheet: StartSheet }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currencies } = useTillState();
  const rows = sheet.rows.filter(({ leftPieces }) => leftPieces !== null);
  if (rows.length === 0 || sheet.lastShift === null) return null;
  return (
    <div className="start-left">
      <h2>{t('startOfShift.left', { number: sheet.lastShift.number })}</h2>
      <div className="mix">
        {rows.map(({ currency, leftPieces, beginningMinor }) => {
          const coins = currencies
            .find(({ code }) => code === currency)
            ?.denominations.filter(({ kind }) => kind === 'coin')
            .map(({ valueMinor }) => valueMinor);
          const pieces = leftPieces ?? [];
          const coinsMinor = pieces
            .filter(({ valueMinor }) => coins?.includes(valueMinor) === true)
            .reduce((sum, one) => sum + one.valueMinor * one.pieces, 0);
          return (
            <div key={currency} className="mix-row">
              <b>{currency}</b>
              <div className="mix-pieces">
                <PieceList
                  name={currency}
                  currency={currency}
                  pieces={pieces.filter(({ valueMinor }) => coins?.includes(valueMinor) !== true)}
                />
                {coinsMinor === 0 ? null : (
                  <span className="coins">
                    {t('startOfShift.coins')} <b>{money.read(coinsMinor, currency)}</b>
                  </span>
                )}
              </div>
              <span className="money">{money.read(beginningMinor, currency)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where there is room: what this operator's last shifts left, and by how much they differed. */
export function LastShifts({ sheet }: { readonly sheet: StartSheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  if (sheet.lastShifts.length === 0) return null;
  const currencies = sheet.rows.map(({ currency }) => currency);
  return (
    <Ledger caption={t('startOfShift.lastShifts')} kind="history">
      <thead>
        <tr>
          <ColumnHead>{t('startOfShift.lastShifts')}</ColumnHead>
          <ColumnHead>{t('startOfShift.lastEnded')}</ColumnHead>
          {currencies.map((currency) => (
            <ColumnHead key={currency} kind="money">
              {t('startOfShift.leftIn', { currency })}
            </ColumnHead>
          ))}
          <ColumnHead kind="money">{t('startOfShift.differenceIn', { currency: systemCurrency })}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {sheet.lastShifts.map((shift) => {
          const of = (currency: string) => shift.rows.find((row) => row.currency === currency);
          return (
            <tr key={shift.number}>
              <th scope="row">{shift.number}</th>
              <td>{momentInWords(shift.endedAt, 'day-and-time', language)}</td>
              {currencies.map((currency) => (
                <td key={currency} className="num">
                  {money.read(of(currency)?.remainingMinor ?? 0, currency)}
                </td>
              ))}
              <td className="num">
                <Difference amount={of(systemCurrency)?.differenceMinor ?? null} currency={systemCurrency} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Ledger>
  );
}
