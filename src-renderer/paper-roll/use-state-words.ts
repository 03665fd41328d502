import { useTranslation } from 'react-i18next';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { PrintJobState } from '#shared/contract/paper.ts';

/** How a paper stands, in a few words. Without a printer nobody gave it up: there was nothing to print it on. */
export function useStateWords(): (state: PrintJobState) => string {
  const { t } = useTranslation();
  const hasPrinter = useTillState().printer.kind !== 'none';
  return (state) => t(!hasPrinter && state === 'abandoned' ? 'paperRoll.notPrinted' : `paperRoll.state.${state}`);
}
