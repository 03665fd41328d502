import type { Trouble } from '#renderer/connection/carry-out.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { Key } from '#renderer/keyboard/key.tsx';

/** The till asks about a limit of the drawer. The key that brought the question means yes now; this one takes it back. */
export function LimitQuestion({
  trouble,
  no,
  onNo,
}: {
  readonly trouble: Trouble | null;
  readonly no: string;
  readonly onNo: () => void;
}) {
  if (trouble?.kind !== 'refused') return null;
  return (
    <Banner tone="warn" icon="question" role="alert" words={trouble.refusal.words}>
      <Key label={no} kind="small" onPress={onNo} />
    </Banner>
  );
}
