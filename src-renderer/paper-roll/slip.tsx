import { Strip } from '#renderer/paper-roll/strip.tsx';
import { useSlip } from '#renderer/paper-roll/use-slip.ts';

/** One paper as it came out; nothing until it is known. */
export function Slip({ jobId }: { readonly jobId: string }) {
  const slip = useSlip(jobId).value;
  return slip === null ? null : <Strip job={slip.job} />;
}
