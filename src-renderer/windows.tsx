import type { ComponentType } from 'react';
import { LogOnWindow } from '#renderer/logon/log-on-window.tsx';
import { MainMenuWindow } from '#renderer/menu/main-menu-window.tsx';
import type { WindowName } from '#renderer/till/phase.ts';

/** Which component shows which window: one line each. A window that has no line yet leads to the Main Menu. */
export const WINDOWS: Partial<Record<WindowName, ComponentType>> = {
  'log-on': LogOnWindow,
  'main-menu': MainMenuWindow,
};
