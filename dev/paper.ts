import { writeFile } from 'node:fs/promises'
import { rebuildPaper } from '#app/domain/papers/rebuild.server.ts'
import { settingsOf } from '#app/http/env.server.ts'
import { createPlatform } from '#app/http/platform.server.ts'
import { environmentOfRunning } from './running.ts'

const USAGE = 'npm run paper -- NUMBER [FILE]'

/**
 * `npm run paper -- NUMBER [FILE]`: makes an issued paper again from its row, as it was before anybody signed it, and
 * compares it with the stored file. Exit 0 when they agree, 1 when they do not.
 */
async function main([number, file]: readonly string[]): Promise<number> {
  if (!number) throw new Error(USAGE)
  const platform = await createPlatform(settingsOf(await environmentOfRunning()))
  try {
    const { bytes, isSame, isSameEdition } = await rebuildPaper(platform, number)
    if (file) await writeFile(file, bytes)
    const edition = isSameEdition ? '' : ' Its wording or layout is not the one of this version of the platform.'
    process.stdout.write(
      isSame ? 'The stored file begins with exactly this paper.\n' : `The stored file differs.${edition}\n`,
    )
    return isSame ? 0 : 1
  } finally {
    await platform.close()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${String((error as Error)?.message ?? error)}\n`)
    process.exitCode = 2
  },
)
