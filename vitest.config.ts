import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Native modules, ports and child processes: each file gets a process of its own, and none outlives it.
    pool: 'forks',
    // Most of a run is waiting for browsers, agents and printers: two cores carry three files at once.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
    // A busy machine may take its time; what never comes still fails within a test's own.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    passWithNoTests: false,
    allowOnly: false,
    // Electron has no runtime under Node; only src-main/host-electron imports it, and its tests run on an honest stand-in.
    alias: { electron: resolve(import.meta.dirname, 'test/electron/stand-in/electron.ts') },
  },
});
