import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { FoundItem } from '#shared/contract/sale.ts';

const askFavourites = (client: TillClient) => client.item.favourites({});

/** As many as the smallest screen holds, so that a hand finds each at its place on every till. */
const PLACES = 12;

/** Items sold most, one touch each. Every touch is one more piece: four rolls are four touches. */
export function Favourites({ onAdd }: { readonly onAdd: (item: FoundItem) => void }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { systemCurrency } = useTillState();
  const favourites = useAnswer(askFavourites, 'once');
  return (
    <ul className="favs" aria-label={t('sale.favourites')}>
      {(favourites.value ?? []).slice(0, PLACES).map((item) => (
        <li key={item.id}>
          <button type="button" className="key fav" title={item.name} onClick={() => onAdd(item)}>
            <span className="fav-name">{item.name}</span>
            <small>{money.read(item.priceMinor, systemCurrency)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
