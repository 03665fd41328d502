import { registerHooks } from 'node:module';

// Preloaded into plain Node (--import): `import 'electron'` in the built main bundle finds the stand-in.
const STAND_IN = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(name, context)),
});
