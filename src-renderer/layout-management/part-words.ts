import { LAYOUTS, type LaidOutWindow, type TitleOf, type WordOf } from '#shared/layout/layout-parts.ts';

type Word = WordOf<LaidOutWindow>;

export const titleOf = (window: LaidOutWindow): TitleOf<LaidOutWindow> => LAYOUTS[window].title;

/** The word of a part that is named by text, as drafts and lists have it. */
export function wordOf(window: LaidOutWindow, part: string): Word {
  const parts: Readonly<Record<string, { readonly word: Word }>> = LAYOUTS[window].parts;
  return parts[part]?.word ?? 'configuration:layout.keys';
}
