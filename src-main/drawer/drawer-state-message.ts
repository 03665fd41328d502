import type { DrawerState } from '#main/drawer/drawer-worker.ts';
import { say } from '#main/language/speak.ts';
import { troubleReason } from '#main/printing/print-trouble.ts';
import type { TillState } from '#shared/contract/till.ts';
import type { Language } from '#shared/language/languages.ts';

/** The drawer's part of the status bar, with words where somebody should do something. */
export function drawerStateMessage(drawer: DrawerState | null, language: Language): TillState['drawer'] {
  if (drawer === null) return { state: 'none', words: '' };
  const { state, trouble } = drawer;
  switch (state) {
    case 'open_too_long':
    case 'did_not_open':
      return { state, words: say(language, `drawer.${state}`) };
    case 'not_sent': {
      const reason = trouble === null ? '' : troubleReason(trouble, language);
      return { state, words: say(language, 'drawer.not_sent', { reason }) };
    }
    default:
      return { state, words: '' };
  }
}
