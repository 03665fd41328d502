import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/frame/frame.tsx';
import { Icon } from '#renderer/frame/icon.tsx';
import { LanguageChoice } from '#renderer/logon/language-choice.tsx';
import { Tile } from '#renderer/menu/tile.tsx';
import { applyTheme, currentTheme, THEMES, type Theme } from '#renderer/style/theme.ts';
import { useOpen } from '#renderer/till/till-context.tsx';

/** Interface Configuration: colours of this screen, language of the till, and the way to the layout of the windows. */
export function InterfaceConfigurationWindow() {
  const { t } = useTranslation(['configuration', 'windows']);
  const open = useOpen();
  const openLayout = () => open({ window: 'layout-management' });
  return (
    <Frame
      kind="interface"
      hasHelpKey
      title={t('interface.title')}
      subtitle={t('interface.subtitle')}
      keys={[
        {
          id: 'close',
          label: t('windows:frame.close'),
          shortcut: 'Escape',
          place: 'left',
          press: () => open({ window: 'configuration' }),
        },
        { id: 'layout', label: t('layout.title'), shortcut: 'F2', place: 'elsewhere', press: openLayout },
      ]}
    >
      <Tile
        label={t('layout.title')}
        note={t('interface.layoutNote')}
        icon="list"
        shortcut="F2"
        size="big"
        tone="go"
        onPress={openLayout}
      />
      <section className="sheet choices" aria-labelledby="theme">
        <h2 id="theme">{t('interface.theme')}</h2>
        <Themes />
        <p className="label">{t('interface.themeNote')}</p>
        <h2>{t('windows:logOn.language')}</h2>
        <LanguageChoice />
        <p className="label">{t('interface.languageNote')}</p>
      </section>
    </Frame>
  );
}

/** Each theme as a scrap of paper in its own colours; the one that is on has the mark. */
function Themes() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(currentTheme);
  const choose = (value: Theme) => {
    applyTheme(value);
    setTheme(value);
  };
  return (
    <fieldset className="themes" aria-labelledby="theme">
      {THEMES.map((value) => (
        <label key={value} className={`theme theme-${value}`}>
          <input type="radio" name="theme" checked={value === theme} onChange={() => choose(value)} />
          <span className="scrap" aria-hidden="true">
            <i />
            <b />
            <u />
          </span>
          <span className="grow">{t(`menu.theme.${value}`)}</span>
          {value === theme ? <Icon name="check" /> : null}
        </label>
      ))}
    </fieldset>
  );
}
