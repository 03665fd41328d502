declare global {
  interface Window {
    standInSend?: (channel: string, ...args: unknown[]) => Promise<void>;
    standInReceive?: (message: readonly unknown[]) => void;
  }
}

/**
 * The built preload as Electron runs it: before the page, in the main frame only, with `require('electron')` and nothing
 * else of Node, in a scope that the page cannot enter. The page sees what `exposeInMainWorld` put there.
 */
export function preloadScript(source: string): string {
  return `(() => {
  const send = window.standInSend;
  delete window.standInSend;
  if (window !== window.top || !location.host.endsWith('.localhost')) return;
  const listeners = new Map();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(window, name, { value: Object.freeze(api), writable: false, configurable: false }),
    },
    ipcRenderer: {
      send: (channel, ...args) => void send(channel, ...args),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  Object.defineProperty(window, 'standInReceive', {
    enumerable: false,
    value: ([channel, ...args]) => (listeners.get(channel) ?? []).forEach((listener) => listener({}, ...args)),
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error('A sandboxed preload may not require ' + name);
    return electron;
  };
  const process = undefined;
  const module = { exports: {} };
  ((require, module, exports, process) => {${source}\n})(require, module, module.exports, process);
})();`;
}
