// `npm start`. Plain JavaScript with nothing but Node's own modules: it runs before the packages are installed.
import { ensurePackages, goOn } from './packages.mjs'

await ensurePackages()
goOn(['--import', 'tsx', 'dev/up.ts', ...process.argv.slice(2)])
