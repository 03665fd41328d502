import { useActiveEntry } from '#renderer/money/active-entry.tsx';

/** Above the pad: what is being written and where it goes, so that nobody types into the wrong row. */
export function TypingLine() {
  const { active } = useActiveEntry();
  return (
    <p className="typing" aria-hidden="true">
      <span className="label">{active?.label ?? ' '}</span>
      <output className="pen">
        {active?.text ?? ''}
        {active === null ? null : <i className="caret" />}
      </output>
    </p>
  );
}
