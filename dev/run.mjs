// Runs one of the project's TypeScript programs: `node dev/run.mjs FILE ARGUMENTS…`. Installs first when that is due.
import { ensurePackages, goOn } from './packages.mjs'

await ensurePackages()
goOn(['--import', 'tsx', ...process.argv.slice(2)])
