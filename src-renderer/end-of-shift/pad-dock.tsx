import { useTranslation } from 'react-i18next';
import { Key } from '#renderer/keyboard/key.tsx';
import { useActiveEntry } from '#renderer/money/active-entry.tsx';
import { NumericPad } from '#renderer/money/numeric-pad.tsx';

/** The pad, for a hand without a keyboard; lower right, as everywhere. */
export function PadDock({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { active } = useActiveEntry();
  return (
    <section className="sheet pad-dock" aria-label={t('endOfShift.typing')}>
      <NumericPad layout="amount" onPress={(press) => active?.press(press)} />
      <Key label={t('endOfShift.doneTyping')} icon="down" kind="small" onPress={onClose} />
    </section>
  );
}
