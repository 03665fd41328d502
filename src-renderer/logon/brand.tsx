import { useTillState } from '#renderer/till/till-context.tsx';

/** The mark: a cloth-bound ledger. */
export function Brand() {
  const till = useTillState();
  return (
    <div className="brand">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <path className="m1" d="M6 6h52v52H6z" />
        <path className="m2" d="M20 6v52M23.500 6v52" />
        <path className="m3" d="M31 24h20M31 34h20M31 44h20M31 49h20" />
      </svg>
      <p>
        <b>{till.shopName}</b>
        <span className="label">{till.shopPlace}</span>
      </p>
    </div>
  );
}
