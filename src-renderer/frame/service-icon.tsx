import type { TillState } from '#shared/contract/till.ts';

/** Two linked rings: left Data Service, right POS Agent. Filled runs, struck through is stopped; colour repeats it. */
export function ServiceIcon({ services }: { readonly services: TillState['services'] }) {
  const hasData = services.dataService === 'running';
  const hasAgent = services.posAgent === 'running';
  return (
    <svg className="service" data-level={services.level} viewBox="0 0 36 24" aria-hidden="true">
      <circle cx="8.5" cy="12" r="7.5" className={hasData ? 'on' : undefined} />
      {hasData ? null : <path d="M4.5 16 12.5 8" />}
      <circle cx="27.5" cy="12" r="7.5" className={hasAgent ? 'on' : undefined} />
      {hasAgent ? null : <path d="M23.5 16 31.5 8" />}
      {hasData && hasAgent ? <path d="M16 12h4" /> : null}
    </svg>
  );
}
