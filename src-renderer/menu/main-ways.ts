import { useCashDocumentWay } from '#renderer/cash-document/cash-document-way.ts';
import { useConfigurationWay } from '#renderer/configuration/configuration-way.ts';
import { usePartsOf } from '#renderer/layout/use-parts.ts';
import { useReportsWay } from '#renderer/menu/reports-way.ts';
import type { Way } from '#renderer/menu/tiles.tsx';
import { usePaperRollWay } from '#renderer/paper-roll/paper-roll-way.ts';
import { usePendingWay } from '#renderer/pending/pending-way.ts';

/**
 * What the Main Menu offers beside New Document, in its order, as far as the layout shows it: each domain brings its own
 * way, one line each.
 */
export function useMainWays(): readonly Way[] {
  const { isShown } = usePartsOf('main-menu');
  const ways = {
    reports: useReportsWay(),
    pending: usePendingWay(),
    roll: usePaperRollWay('F6'),
    cashDocuments: useCashDocumentWay(),
    configuration: useConfigurationWay(),
  };
  return (['reports', 'pending', 'roll', 'cashDocuments', 'configuration'] as const)
    .filter(isShown)
    .map((way) => ways[way]);
}
