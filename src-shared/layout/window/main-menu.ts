import { HIDDEN_TILE, KEYS, type LaidOut, NEEDED_TILE, SECTION, TILE } from '#shared/layout/part.ts';

/** Tiles instead of columns. Pending Documents is one that a shop asks for (domain reference 10). */
export const mainMenu = {
  title: 'windows:mainMenu.title',
  parts: {
    newDocument: { ...NEEDED_TILE, word: 'windows:mainMenu.newDocument' },
    reports: { ...NEEDED_TILE, word: 'windows:reports.title' },
    pending: { ...HIDDEN_TILE, word: 'windows:pending.title' },
    roll: { ...TILE, word: 'windows:frame.paperRoll' },
    cashDocuments: { ...TILE, word: 'windows:mainMenu.cashDocuments' },
    configuration: { ...NEEDED_TILE, word: 'configuration:menu.title' },
    training: { ...TILE, word: 'configuration:layout.training' },
    glance: { ...SECTION, word: 'windows:glance.title' },
    keys: KEYS,
  },
  sample: [],
} as const satisfies LaidOut;
