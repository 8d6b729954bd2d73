import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withLock } from '#app/storage/file-lock.server.ts'
import { ensureLiveKit, onPath } from './livekit-program.ts'
import { cacheDir } from './paths.ts'

const run = promisify(execFile)

/** Something that the tests need is not here and cannot be installed; the message says how. */
export class ToolsMissing extends Error {
  override readonly name = 'ToolsMissing'
}

interface Tool {
  readonly debian: string
  /** A command on the path, or a file. */
  readonly sign: string
}

const tools: readonly Tool[] = [
  { debian: 'chromium', sign: process.env.CHROMIUM ?? 'chromium' },
  { debian: 'fonts-noto-cjk', sign: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { debian: 'poppler-utils', sign: 'pdftoppm' },
  { debian: 'libnss3-tools', sign: 'certutil' },
  { debian: 'qpdf', sign: 'qpdf' },
  { debian: 'openssl', sign: 'openssl' },
  { debian: 'clamav-daemon', sign: '/usr/sbin/clamd' },
]
const PYTHON_PACKAGES = ['pyHanko==0.38.0', 'pyhanko-cli==0.6.0']
const INSTALL_TIMEOUT_MS = 600_000

/** Installs what the tests need beside npm's packages: through apt when root, pyHanko by pip in a place of its own. */
export async function ensureTestTools(say: (line: string) => void): Promise<void> {
  await ensureDebian(say)
  await ensurePyHanko(say)
  await ensureLiveKit(cacheDir, say).catch((error: unknown) => {
    throw new ToolsMissing((error as Error).message)
  })
}

async function missingTools(): Promise<readonly string[]> {
  const found = await Promise.all(
    tools.map(async ({ sign }) => (sign.startsWith('/') ? existsSync(sign) : Boolean(await onPath(sign)))),
  )
  return tools.filter((_, n) => !found[n]).map(({ debian }) => debian)
}

async function ensureDebian(say: (line: string) => void): Promise<void> {
  const missing = await missingTools()
  if (missing.length === 0) return
  const line = `apt-get install ${missing.join(' ')}`
  const hasApt = Boolean(await onPath('apt-get'))
  if (process.getuid?.() !== 0 || !hasApt) {
    throw new ToolsMissing(
      `The tests need: ${missing.join(', ')}. On Debian, as root: ${line}. Elsewhere install the same programs.`,
    )
  }
  say(`Installing ${missing.join(', ')}: 1 to 2 minutes.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, timeout: INSTALL_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 }
  try {
    await run('apt-get', ['update', '-qq'], options)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options)
  } catch (error) {
    throw new ToolsMissing(`${line} failed: ${(error as Error).message.slice(-600)}`)
  }
  const still = await missingTools()
  if (still.length > 0) throw new ToolsMissing(`Still missing after ${line}: ${still.join(', ')}`)
}

async function ensurePyHanko(say: (line: string) => void): Promise<void> {
  if (process.env.PYHANKO) return
  const home = join(cacheDir, 'pyhanko')
  const wanted = PYTHON_PACKAGES.join(' ')
  const stamp = join(home, 'packages')
  const isThere = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted
  if (await isThere()) return
  await mkdir(cacheDir, { recursive: true })
  await withLock(join(cacheDir, 'pyhanko.lock'), async () => {
    if (await isThere()) return
    const python = await onPath('python3')
    if (!python) throw new ToolsMissing('The tests need Python 3 with pip and venv, for pyHanko.')
    say('Installing pyHanko by pip: about a minute.')
    try {
      // Its scripts know their own path: made in place, and counted as there only by the stamp.
      await rm(home, { recursive: true, force: true })
      await run(python, ['-m', 'venv', home])
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PYTHON_PACKAGES]
      await run(join(home, 'bin/python'), pip, { timeout: INSTALL_TIMEOUT_MS })
      await writeFile(`${stamp}.part`, wanted)
      await rename(`${stamp}.part`, stamp)
    } catch (error) {
      throw new ToolsMissing(
        `pyHanko could not be installed (Debian: apt-get install python3-venv): ${(error as Error).message}`,
      )
    }
  })
}
