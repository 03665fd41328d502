import { say, Trouble } from '../setup/say.mjs';
import { fetchElectron, findElectron } from './electron-runtime.mjs';

/** Which program shows the till: Electron, a browser's app window, or nobody (served only). */
export async function chooseHost({ host, headless }) {
  if (headless) return { kind: 'browser', window: false };
  const isDisplayThere = hasDisplay();
  if (host === 'electron') return electronOrTrouble(isDisplayThere);
  if (!isDisplayThere) {
    say('There is no display here: the till is served without a window.');
    return { kind: 'browser', window: false };
  }
  if (host === 'browser') return { kind: 'browser', window: true };
  const program = findElectron() ?? (await fetchElectron({ isWanted: false }));
  return program === null ? { kind: 'browser', window: true } : { kind: 'electron', program };
}

async function electronOrTrouble(isDisplayThere) {
  if (!isDisplayThere) throw new Trouble('Electron needs a display, and there is none here. Use --headless.');
  const program = findElectron() ?? (await fetchElectron({ isWanted: true }));
  if (program !== null) return { kind: 'electron', program };
  throw new Trouble(
    "Electron's runtime is not here and could not be fetched. Use --host browser, or see to the network.",
  );
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}
