import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      // Electron's main process, the agent that it forks and the thread that makes backups; packages stay outside, native ones among them.
      rolldownOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src-main/host-electron/main.ts'),
          agent: resolve(import.meta.dirname, 'src-agent/agent-main.ts'),
          'backup-worker': resolve(import.meta.dirname, 'src-main/backup/backup-worker.ts'),
        },
        // All in one folder: code that finds the migrations from its own place finds them from a shared chunk too.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: resolve(import.meta.dirname, 'src-main/host-electron/preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src-renderer'),
    // Relative, so that one build serves from http and from a packaged file.
    base: './',
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      emptyOutDir: true,
      // Nothing is inlined: the content security policy allows no script, style or font but the till's own files.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src-renderer/index.html'),
          // Served by the POS Agent, beside the windows because it is made of the same parts.
          managers: resolve(import.meta.dirname, 'src-renderer/managers.html'),
        },
      },
    },
  },
});
