import { useTranslation } from 'react-i18next';
import { type CellDrafts, type CountEntry, isSameEntry, sumShown } from '#renderer/counting/count-draft.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { CountSheet } from '#shared/contract/counting.ts';

type RailProps = {
  readonly sheet: CountSheet;
  readonly entry: CountEntry;
  readonly drafts: CellDrafts;
  readonly onChoose: (entry: CountEntry) => void;
};

/** Left: which payment form and which currency is counted, and which are done. */
export function CountRail({ sheet, entry, drafts, onChoose }: RailProps) {
  const { t } = useTranslation();
  const forms = [...Map.groupBy(sheet.entries, (one) => one.paymentForm).values()];
  const currencies = sheet.entries.filter((one) => one.paymentForm === entry.paymentForm);
  return (
    <nav className="sheet rail" aria-label={t('counting.what')}>
      <h2 className="rail-h">{t('counting.paymentForms')}</h2>
      <ul className="list">
        {forms.map((ofForm) => {
          const first = ofForm[0];
          if (first === undefined) return null;
          const isNow = first.paymentForm === entry.paymentForm;
          const isCounted = ofForm.some((one) => one.sumMinor !== null);
          const state = isNow ? 'counting' : isCounted ? 'counted' : 'notCounted';
          return (
            <li key={first.paymentForm}>
              <button type="button" className="pick" aria-current={isNow} onClick={() => onChoose(first)}>
                <Icon name={first.kind} />
                <span className="grow">
                  {first.name}
                  <span className="sub">{t(`counting.${state}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <h2 className="rail-h">{t('counting.currencies')}</h2>
      <ul className="list">
        {currencies.map((one) => (
          <li key={one.currency}>
            <CurrencyPick one={one} isNow={isSameEntry(one, entry)} drafts={drafts} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <Kept sheet={sheet} />
    </nav>
  );
}

function CurrencyPick(props: {
  readonly one: CountEntry;
  readonly isNow: boolean;
  readonly drafts: CellDrafts;
  readonly onChoose: (entry: CountEntry) => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { one, isNow } = props;
  const sum = isNow && one.kind === 'cash' ? sumShown(one.cells, props.drafts) : one.sumMinor;
  const words = sum === null ? t('counting.notCounted') : money.read(sum, one.currency);
  const since = one.documentsSince > 0 ? t('counting.staleRow', { count: one.documentsSince }) : null;
  return (
    <button type="button" className="pick" aria-current={isNow} onClick={() => props.onChoose(one)}>
      <span className="grow">
        {one.currency}
        <span className="sub">{isNow ? t('counting.counting') : words}</span>
        {since === null ? null : <span className="sub stale">{since}</span>}
      </span>
      {!isNow && sum !== null ? <Icon name="check" /> : null}
    </button>
  );
}

function Kept({ sheet }: { readonly sheet: CountSheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="kept">
      <Icon name="shield" />
      <span>
        {sheet.lastTypedAt === null
          ? t('counting.keptNone')
          : t('counting.kept', { time: momentInWords(sheet.lastTypedAt, 'time-with-seconds', language) })}
      </span>
    </p>
  );
}
