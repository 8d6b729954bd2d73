// Installs the packages when they are missing or older than the lockfile, and goes on under the project's own Node.
// Plain JavaScript that Node 20 understands.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const isWindows = process.platform === 'win32'
const stamp = join(root, 'node_modules/.yanhe-lock')

/** Runs `npm ci` when it is due. @throws never: ends the process with a clear line. */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node 20.19 or newer is needed; this is ${process.version}.`)
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages (npm ci): 1 to 2 minutes the first time.')
  const npm = process.env.npm_execpath
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [isWindows ? 'npm.cmd' : 'npm', []]
  // Nothing that we use needs to run a script of its own while it is installed.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(command, [...args, ...options], { cwd: root, stdio: 'inherit', shell: isWindows && !npm })
  if (done.status !== 0) stop('npm ci failed; see its lines above.')
  writeFileSync(stamp, wanted)
}

/** The Node that came with the packages, or this one when it is new enough. */
export function ownNode() {
  const own = join(root, 'node_modules/.bin', isWindows ? 'node.cmd' : 'node')
  if (existsSync(own) && spawnSync(own, ['--version'], { shell: isWindows }).status === 0) return own
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  return stop(`Node 24 for ${process.platform} on ${process.arch} did not come with the packages; install Node 24.`)
}

/** Runs the rest under the project's Node and ends as it ends; signals are passed on. */
export function goOn(args) {
  const child = spawn(ownNode(), args, { cwd: root, stdio: 'inherit' })
  // Ctrl-C at a terminal reaches the child by itself; a signal to us alone must be passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

function stop(line) {
  console.error(line)
  process.exit(2)
}
