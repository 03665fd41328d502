import { ask, nothing } from '#shared/contract/ask.ts';
import { drawerReasonsSchema, openDrawerSchema, openDrawerToCountSchema } from '#shared/contract/drawer.ts';

export const drawerCalls = {
  reasons: ask(nothing, drawerReasonsSchema),
  /** Opens the drawer without a sale. Who may not is refused, and the refusal is written down. */
  open: ask(openDrawerSchema, nothing),
  /** Opens it to be counted, where the shop wants that; otherwise does nothing. */
  openToCount: ask(openDrawerToCountSchema, nothing),
};
