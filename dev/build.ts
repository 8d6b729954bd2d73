import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from '#app/storage/file-lock.server.ts'
import { nodeProgram, root } from './paths.ts'
import { pressFolder } from './press.ts'

/** What the built site is made of. */
const SOURCES = ['app', 'prisma', 'media/client', 'media/server', 'templates']
const FILES = [
  'package-lock.json',
  'package.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
  'dev/plain-script.ts',
  'dev/press.ts',
  'dev/words-of-pages.ts',
  'dev/words-used.ts',
]
const GENERATED = 'prisma/generated'
const LAST_WORDS_CHARS = 4_000

/** Generates the database client when the schema changed since the last time; two at once wait for each other. */
export async function ensureClient(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const stamp = join(root, GENERATED, '.hash')
  const wanted = await hashOf(['prisma/schema.prisma', 'package-lock.json'])
  const isThere = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted
  if (await isThere()) return
  const generate = async () => {
    if (await isThere()) return
    say('Generating the database client: about 3 seconds.')
    await runNode(['dev/prisma.mjs', 'generate'], {}, signal)
    await writeFile(stamp, wanted)
  }
  await withLock(join(root, `${GENERATED}.lock`), generate, signal)
}

/** Builds the site when a source changed since the last build; two at once wait for each other. */
export async function ensureBuild(buildDir: string, say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const build = async () => {
    const wanted = await hashOf([...(await filesBelow(SOURCES)), ...FILES])
    const stamp = join(buildDir, '.stamp')
    if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
    say('Building the site: about 30 seconds.')
    // Built beside the place and moved there, so that a start which is killed leaves no half site.
    const part = `${buildDir}.part`
    await rm(part, { recursive: true, force: true })
    const options = ['vite:build', '--logLevel', 'error', '--emptyOutDir']
    await runNode([join('node_modules/@remix-run/dev/dist/cli.js'), ...options], { YANHE_BUILD_DIR: part }, signal)
    await pressFolder(join(part, 'client/assets'))
    await writeFile(join(part, '.stamp'), wanted)
    await rm(buildDir, { recursive: true, force: true })
    await rename(part, buildDir)
  }
  await withLock(`${buildDir}.lock`, build, signal)
}

/** Runs a script under this Node from the folder of the clone. @throws Error with its last words. */
export async function runNode(
  args: readonly string[],
  env: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted()
  const { VITEST: _, ...clean } = process.env
  const child = spawn(nodeProgram, [...args], {
    cwd: root,
    env: { ...clean, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-LAST_WORDS_CHARS)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${code}:\n${words.trim()}`)
}

async function filesBelow(folders: readonly string[]): Promise<string[]> {
  const lists = folders.map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  })
  const all = (await Promise.all(lists)).flat().map((path) => path.slice(root.length + 1))
  return all.filter((path) => !path.startsWith(GENERATED)).sort()
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)))
  return hash.digest('hex')
}
