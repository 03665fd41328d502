import { useTranslation } from 'react-i18next';
import type { CashDocumentForm, Form } from '#renderer/cash-document/use-cash-document.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { fitted } from '#renderer/style/fitted.ts';

/** The side where hands work: what the document makes of the drawer, and the pad. */
export function DocumentSide({ form }: { readonly form: CashDocumentForm }) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  return (
    <section className="document-side" aria-label={t('cashDocument.side')}>
      {form.form === undefined ? null : (
        <Effect row={form.form} type={form.draft.type} amountMinor={form.amountMinor ?? 0} />
      )}
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}

function Effect({
  row,
  type,
  amountMinor,
}: {
  readonly row: Form;
  readonly type: 'CD' | 'CW';
  readonly amountMinor: number;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, heldMinor } = row;
  const moved = type === 'CD' ? amountMinor : -amountMinor;
  const after = heldMinor === null ? null : heldMinor + moved;
  return (
    <div className="sheet sum-box">
      <p className="label">
        {t('cashDocument.inDrawer', { form: row.name })} <b>{currency}</b>
      </p>
      {heldMinor === null || after === null ? (
        <p className="label">{t('cashDocument.blind')}</p>
      ) : (
        <>
          <dl className="facts sum-facts">
            <dt>{t('cashDocument.now')}</dt>
            <dd>{money.read(heldMinor, currency)}</dd>
            <dt>{t('cashDocument.this', { type })}</dt>
            <dd className="pen">{money.read(moved, currency, 'always')}</dd>
          </dl>
          <output className={after < 0 ? 'sum-big short' : 'sum-big'} style={fitted(money.read(after, currency))}>
            {money.read(after, currency)}
          </output>
          <Limits row={row} after={after} />
        </>
      )}
    </div>
  );
}

/** Seen before it is asked about: whether the drawer stays within its limits. */
function Limits({ row, after }: { readonly row: Form; readonly after: number }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, maximumMinor, minimumMinor } = row;
  if (after < 0) return <Said isWell={false} words={t('cashDocument.notThere')} />;
  if (minimumMinor === null && maximumMinor === null) return null;
  const words = {
    minimum: minimumMinor === null ? '' : money.read(minimumMinor, currency),
    maximum: maximumMinor === null ? '' : money.read(maximumMinor, currency),
  };
  const isBelow = minimumMinor !== null && after < minimumMinor;
  const isAbove = maximumMinor !== null && after > maximumMinor;
  if (isBelow) return <Said isWell={false} words={t('cashDocument.below', words)} />;
  if (isAbove) return <Said isWell={false} words={t('cashDocument.above', words)} />;
  const within = minimumMinor === null ? 'upTo' : maximumMinor === null ? 'from' : 'between';
  return <Said isWell words={t(`cashDocument.within.${within}`, words)} />;
}

function Said({ isWell, words }: { readonly isWell: boolean; readonly words: string }) {
  return (
    <p className={isWell ? 'label limit' : 'label limit short'}>
      <Icon name={isWell ? 'check' : 'alert'} /> <span>{words}</span>
    </p>
  );
}
