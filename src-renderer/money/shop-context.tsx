import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { TillContext } from '#renderer/till/till-context.tsx';
import { must } from '#shared/assert.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Which money a shop takes: what fields for amounts and payment forms are laid out by. */
export type Shop = {
  readonly currencies: readonly Pick<TillState['currencies'][number], 'code'>[];
  readonly paymentForms: readonly Pick<TillState['paymentForms'][number], 'id' | 'name' | 'currencies'>[];
};

/** Given where no till speaks: on the managers' page. */
export const ShopContext = createContext<Shop | null>(null);

const NO_TILL = createStore<{ readonly till: TillState | null }>(() => ({ till: null }));

export function useShop(): Shop {
  const given = useContext(ShopContext);
  const till = useStore(
    useContext(TillContext)?.store ?? NO_TILL,
    (store: { readonly till: TillState | null }) => store.till,
  );
  return must(given ?? till, 'a field for money stands in a shop');
}
