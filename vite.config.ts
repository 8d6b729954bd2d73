import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vitest/config'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // One throw-away PostgreSQL for all files; `freshDatabase()` copies its migrated template.
    globalSetup: 'tests/support/database.ts',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
