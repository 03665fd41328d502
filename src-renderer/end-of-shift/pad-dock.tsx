import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';
import { TypingLine } from '#renderer/money/typing-line.tsx';

/** The pad, for a hand without a keyboard; lower right, as everywhere. */
export function PadDock({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  return (
    <section className="sheet pad-dock" aria-label={t('endOfShift.typing')}>
      <div className="pad-dock-head">
        <TypingLine />
        <button type="button" className="key small" aria-label={t('endOfShift.doneTyping')} onClick={onClose}>
          <Icon name="down" />
        </button>
      </div>
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
    </section>
  );
}
