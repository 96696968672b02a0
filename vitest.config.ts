import { defineConfig } from 'vitest/config'

// Three suites, from fast to slow: rules and use cases beside their code, whole processes, browser journeys.
export default defineConfig({
  test: {
    globalSetup: ['test/support/database-server.ts'],
    setupFiles: ['test/support/no-noise.ts'],
    // Limits for what hangs, far above what anything takes, also on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Whole processes and browsers wait more than they work: two files at a time, whatever suite they are of.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bin/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'process', include: ['test/process/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 480_000,
        },
      },
    ],
  },
})
