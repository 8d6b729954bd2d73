import { resolve } from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { plainScript } from './dev/plain-script.ts'
import { wordsOfPages } from './dev/words-of-pages.ts'
import remixConfig from './remix.config.js'

const PERFORM = '#app/domain/engine/perform.server.ts'
const PERFORM_THROUGH_CRASHES = resolve('tests/support/crashes.ts')

/** Tests whose every act is broken off before and after it, and sent again; see `tests/faults/points.test.ts`. */
const throughCrashes: Plugin = {
  name: 'through-crashes',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === PERFORM && importer?.includes('/tests/') && importer !== PERFORM_THROUGH_CRASHES
      ? PERFORM_THROUGH_CRASHES
      : null,
}
/** Only what travels is pressed: faults of the server name their lines. Terser makes React 3 kB smaller than esbuild does. */
const smallInBrowsers: Plugin = {
  name: 'small-in-browsers',
  config: (_, { isSsrBuild }) => ({ build: { minify: isSsrBuild ? false : 'terser' } }),
}
const testPlugins = process.env.YANHE_CRASHES ? [throughCrashes] : []

export default defineConfig({
  plugins: process.env.VITEST ? testPlugins : [remix(remixConfig), plainScript, wordsOfPages(), smallInBrowsers],
  // What a part fetched later needs is nearly always there with the page: lists of it would only weigh.
  build: { modulePreload: { polyfill: false, resolveDependencies: () => [] } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // One throw-away PostgreSQL for all files; `freshDatabase()` copies its migrated template.
    globalSetup: 'tests/support/database.ts',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
