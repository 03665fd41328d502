import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import { foundItemSchema, searchItemsSchema } from '#shared/contract/sale.ts';

export const itemCalls = {
  search: ask(searchItemsSchema, z.array(foundItemSchema)),
  /** Items this till sells most, for the keys beside the document. */
  favourites: ask(nothing, z.array(foundItemSchema)),
};
