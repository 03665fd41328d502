import type { TillState } from '#shared/contract/till.ts';

/** What the icon says in words; yellow names who is away. */
export function titleOf({ dataService, level, posAgent }: TillState['services']) {
  if (level !== 'yellow') return level;
  if (posAgent !== 'running') return 'posAgentAway';
  return dataService === 'running' ? 'erpBehind' : 'dataServiceAway';
}
