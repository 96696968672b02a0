import { defineConfig } from 'vitest/config'

// Adapters against real networks on loopback: `npm run test:peers`. No database is needed.
export default defineConfig({
  test: {
    include: ['test/peers/*.peer.test.ts'],
    setupFiles: ['test/support/no-noise.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
