import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommand } from '#renderer/connection/use-command.ts';
import { Banner, firstTrouble, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Dock } from '#renderer/frame/dock.tsx';
import { Key } from '#renderer/keyboard/key.tsx';
import { useClient } from '#renderer/till/till-context.tsx';

const REASON_MAX = 80;
const askReasons = (till: TillClient) => till.drawer.reasons({});

/** The drawer without a sale: one touch on a reason, or one’s own words; each opening is written down with it. */
export function DrawerDock({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const offered = useAnswer(askReasons, 'once');
  const command = useCommand(useClient().drawer.open);
  const [typed, setTyped] = useState('');
  const [isOpened, setOpened] = useState(false);
  const open = async (reason: string) => {
    setOpened(false);
    const outcome = await command.run({ reason });
    setOpened(outcome?.kind === 'done');
  };
  const picks = (offered.value?.reasons ?? []).map((reason, index) => ({
    id: `drawer-${index}`,
    label: reason,
    shortcut: `Alt+${index + 1}` as const,
    place: 'elsewhere' as const,
    press: () => void open(reason),
  }));
  return (
    <Dock title={t('drawer.open')} kind="drawer-dock" keys={picks} onClose={onClose}>
      <TroubleBanner trouble={firstTrouble(command.trouble, offered.trouble)} />
      {isOpened ? <Banner tone="good" icon="drawer" words={t('drawer.opened')} /> : null}
      <div className="pad-in field">
        <span className="label">{t('drawer.why')}</span>
        {picks.map(({ id, label, shortcut, press }) => (
          <Key key={id} label={label} shortcut={shortcut} isBusy={command.isBusy} onPress={press} />
        ))}
      </div>
      <form
        className="pad-in field"
        onSubmit={(event) => {
          event.preventDefault();
          void open(typed);
        }}
      >
        <label className="label" htmlFor="drawer-reason">
          {t('drawer.other')}
        </label>
        <input
          id="drawer-reason"
          className="entry text"
          maxLength={REASON_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Key
          label={t('drawer.openNow')}
          icon="drawer"
          tone="go"
          isBusy={command.isBusy}
          onPress={() => void open(typed)}
        />
      </form>
    </Dock>
  );
}
