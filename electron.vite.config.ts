import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
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
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
});
