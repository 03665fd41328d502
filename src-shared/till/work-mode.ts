/**
 * Whose the cash in the drawer is. In shift mode each operator answers for the own cash, wherever they work; in day mode
 * it belongs to the till, and whoever logs on shares the one open day (domain reference 1.1).
 */
export const WORK_MODES = ['shift', 'day'] as const;
export type WorkMode = (typeof WORK_MODES)[number];
