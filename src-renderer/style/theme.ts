export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const PLACE = 'tillkeeper.theme';

/** The look is a matter of this screen and its room, so it is kept here and not in the till. */
export function currentTheme(): Theme {
  const kept = localStorage.getItem(PLACE);
  return THEMES.find((theme) => theme === kept) ?? 'light';
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(PLACE, theme);
}

/** The managers' page looks as the computer does on which it is read, and goes with it from day to night. */
export function followSystemTheme(): void {
  const [isDark, isContrast] = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(prefers-contrast: more)')];
  const show = (): void => {
    document.documentElement.dataset['theme'] = isContrast.matches ? 'contrast' : isDark.matches ? 'dark' : 'light';
  };
  show();
  for (const query of [isDark, isContrast]) query.addEventListener('change', show);
}
