import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(?:m?js|css|svg|json)$/
/** The best pressing takes a second for each 300 kB; what is larger comes late and to few. */
const LARGE = 300_000
const BEST = 11
const QUICK = 9

/** Lays every text of a folder down pressed as well, so that no request waits for it: `name.br` and `name.gz`. */
export async function pressFolder(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => TEXT.test(name))
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const text = await readFile(path)
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: text.length > LARGE ? QUICK : BEST,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      }
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(text, { params }),
        promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
      ])
      await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
    }),
  )
}
