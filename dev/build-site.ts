import { join } from 'node:path'
import { ensureBuild, ensureClient } from './build.ts'
import { root } from './paths.ts'

/** `npm run build`: builds the site when a source changed since the last build. */
const say = (line: string) => void process.stdout.write(`${line}\n`)
await ensureClient(say)
await ensureBuild(process.env.YANHE_BUILD_DIR ?? join(root, 'build'), say)
