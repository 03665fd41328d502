import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageSeat } from '#shared/contract/managers-logon.ts';
import { LANGUAGES, type Language } from '#shared/language/languages.ts';

/** Who is logged on, in which language, and which section is open. What the sections show they ask for themselves. */
export type PageStore = {
  /** `undefined`: the Agent has not said yet; null: nobody. */
  readonly seat: PageSeat | null | undefined;
  /** The only store that the Agent knows accounts of. */
  readonly onlyStore: string | null;
  readonly language: Language;
  readonly sit: (seat: PageSeat | null) => void;
  readonly greet: (greeting: { readonly seat: PageSeat | null; readonly store: string | null }) => void;
  readonly speak: (language: Language) => void;
};

const PLACE = 'tillkeeper.managers.language';

export function makePageStore(): StoreApi<PageStore> {
  return createStore<PageStore>((set) => ({
    seat: undefined,
    onlyStore: null,
    language: keptLanguage(),
    sit: (seat) => set({ seat }),
    greet: ({ seat, store }) => set({ seat, onlyStore: store }),
    speak: (language) => {
      localStorage.setItem(PLACE, language);
      set({ language });
    },
  }));
}

/** As chosen here before, else the browser’s, if the page speaks it. */
function keptLanguage(): Language {
  const kept = localStorage.getItem(PLACE) ?? navigator.language;
  return LANGUAGES.find((language) => kept.startsWith(language)) ?? 'en';
}
