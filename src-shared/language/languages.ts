/** Languages that a till speaks on screen and paper. Each has a folder of words; a test keeps their keys equal. */
export const LANGUAGES = ['en', 'hr', 'pl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
