import type { Answering } from '#main/bridge/answering.ts';
import { favouriteItems, searchItems } from '#main/catalogue/items.ts';
import { ok } from '#shared/result.ts';

const FAVOURITES = 18;

export function itemAnswers({ implementer, desk, say }: Answering) {
  const os = implementer.item;
  return {
    search: os.search.handler(({ input }) => say(ok([...searchItems(desk.connection, input)]))),
    favourites: os.favourites.handler(() => say(ok([...favouriteItems(desk.connection, FAVOURITES)]))),
  };
}
