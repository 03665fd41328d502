import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import type { ToEnd } from '#renderer/hand-over/use-ending.ts';
import { Key } from '#renderer/keyboard/key.tsx';
import { momentInWords } from '#renderer/language/moment.ts';
import { useLanguage } from '#renderer/language/speech.tsx';
import { useTillState } from '#renderer/till/till-context.tsx';

/** Detached drawers of this till: whose, since when, and the way to count each. Nothing is drawn while none waits. */
export function DrawersToCount({ onCount }: { readonly onCount: (shift: ToEnd) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { drawersToCount } = useTillState();
  if (drawersToCount.length === 0) return null;
  return (
    <section className="to-count" aria-label={t('handOver.toCount')}>
      <h3 className="label">
        {t('handOver.toCount')} <b>{drawersToCount.length}</b>
      </h3>
      <ul>
        {drawersToCount.map((drawer) => (
          <li key={drawer.shiftId}>
            <Icon name="coins" />
            <span className="grow">
              {t('handOver.waits', {
                name: drawer.operatorName,
                moment: momentInWords(drawer.since, drawer.isForgotten ? 'day-and-time' : 'time', language),
              })}
              <span className="sub">{drawer.number}</span>
            </span>
            <Key
              label={t('handOver.count')}
              of={`${drawer.operatorName}, ${drawer.number}`}
              kind="small"
              onPress={() => onCount(drawer)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
