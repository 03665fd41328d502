/**
 * A stand-in of the few Electron modules that src-main/host-electron uses, for machines without Electron's runtime. The
 * page is a real Chromium page running the built preload and the built renderer; events, refusals and their order follow
 * Electron's documentation. What it cannot show, the suite beside it shows where Electron itself is present.
 */
export { app } from '#test/electron/stand-in/app.ts';
export { BrowserWindow } from '#test/electron/stand-in/browser-window.ts';
export { dialog, Menu } from '#test/electron/stand-in/desktop.ts';
export { ipcMain } from '#test/electron/stand-in/ipc-main.ts';
export { protocol, session } from '#test/electron/stand-in/session.ts';
export { utilityProcess } from '#test/electron/stand-in/utility-process.ts';
