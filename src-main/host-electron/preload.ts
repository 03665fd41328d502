import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CONTRACT_CHANNEL } from '#main/host-electron/channel-name.ts';

const page = crypto.randomUUID();

/** Everything that a page gets from this process: one port to the till. No `ipcRenderer`, no event object, no Node. */
contextBridge.exposeInMainWorld('tillPort', {
  postMessage: (data: unknown) => ipcRenderer.send(CONTRACT_CHANNEL, page, data),
  onMessage: (listener: (data: unknown) => void) => listen((data) => data !== null && listener(data)),
  onClose: (listener: () => void) => listen((data) => data === null && listener()),
});

function listen(listener: (data: unknown) => void): void {
  ipcRenderer.on(CONTRACT_CHANNEL, (_event: IpcRendererEvent, to: unknown, data: unknown) => {
    if (to === page) listener(data);
  });
}
