import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountEntry } from '#renderer/counting/count-draft.ts';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

/** The shift's cheques to tick, each as it lies in the drawer; every tick is kept at once. */
export function ChequeList(props: {
  readonly entry: CountEntry;
  readonly onTick: (chequeId: string, isThere: boolean) => void;
}) {
  const { t } = useTranslation();
  const { cheques, currency } = props.entry;
  const isOverTills = cheques.some(({ till }) => till !== null);
  const hint = isOverTills ? 'counting.cheques.hintOverTills' : 'counting.cheques.hint';
  return (
    <section className="sheet cheque-sheet" aria-label={t('counting.cheques.list')}>
      <p className="label pad-in">{t(cheques.length === 0 ? 'counting.cheques.none' : hint)}</p>
      {cheques.length === 0 ? null : (
        <div className="cheques-scroll">
          <Ledger caption={t('counting.cheques.list')} kind="cheques">
            <thead>
              <tr>
                <ColumnHead>{t('counting.cheques.there')}</ColumnHead>
                <ColumnHead>{t('cheque.number')}</ColumnHead>
                <ColumnHead>{t('cheque.bank')}</ColumnHead>
                <ColumnHead>{t('counting.cheques.receipt')}</ColumnHead>
                <ColumnHead kind="margin">{t('counting.value')}</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {cheques.map((cheque, index) => (
                <Fragment key={cheque.id}>
                  {isOverTills && cheque.till !== cheques[index - 1]?.till ? (
                    <TillBand entry={props.entry} till={cheque.till} />
                  ) : null}
                  <ChequeRow cheque={cheque} currency={currency} isFirst={index === 0} onTick={props.onTick} />
                  {cheque.wasThere === true && cheque.isThere !== true ? (
                    <tr>
                      <td />
                      <td colSpan={4}>
                        <span className="tag warn">{t('counting.cheques.wasThere', { number: cheque.number })}</span>
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              ))}
            </tbody>
          </Ledger>
        </div>
      )}
    </section>
  );
}

/** Opens the cheques that lie at one till, with what they come to. */
function TillBand({ entry, till }: { readonly entry: CountEntry; readonly till: string | null }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { code } = useTillState();
  const sum = entry.cheques.filter((cheque) => cheque.till === till).reduce((all, one) => all + one.amountMinor, 0);
  return (
    <tr className="band">
      <th colSpan={4} scope="rowgroup">
        {till ?? code}{' '}
        <span className="quiet">
          {t(till === null ? 'counting.cheques.hereAtTill' : 'counting.cheques.atOtherTill')}
        </span>
      </th>
      <td className="num margin">{money.read(sum, entry.currency)}</td>
    </tr>
  );
}

function ChequeRow(props: {
  readonly cheque: CountEntry['cheques'][number];
  readonly currency: string;
  readonly isFirst: boolean;
  readonly onTick: (chequeId: string, isThere: boolean) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { id, number, bank, documentNumber, amountMinor, isThere } = props.cheque;
  return (
    <tr className={isThere === true ? 'is-selected' : undefined}>
      <td>
        <label className="tick">
          <input
            type="checkbox"
            aria-label={t('counting.cheques.isThere', { number })}
            checked={isThere === true}
            // biome-ignore lint/a11y/noAutofocus: the list is ticked from the top.
            autoFocus={props.isFirst}
            onChange={(event) => props.onTick(id, event.target.checked)}
          />
        </label>
      </td>
      <th scope="row">{number}</th>
      <td>{bank}</td>
      <td className="nowrap">{documentNumber}</td>
      <td className="num margin">{money.read(amountMinor, props.currency)}</td>
    </tr>
  );
}
