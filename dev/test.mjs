// `npm test` and the slow suites: `node dev/test.mjs [check|faults|rooms|journeys|stories]`. Installs what is missing.
import { ensurePackages, goOn } from './packages.mjs'

await ensurePackages()
goOn(['--import', 'tsx', 'dev/test-run.ts', ...process.argv.slice(2)])
