/** What a person would have been shown. */
export const shownErrors: { readonly title: string; readonly words: string }[] = [];

export const dialog = {
  showErrorBox: (title: string, words: string) => void shownErrors.push({ title, words }),
};

export const Menu = {
  setApplicationMenu: (_menu: null) => {},
};
