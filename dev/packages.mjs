// Installs the packages when they are missing or older than the lockfile, and goes on under the project's own Node.
// Plain JavaScript that Node 20 understands.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const isWindows = process.platform === 'win32'
const stamp = join(root, 'node_modules/.yanhe-lock')
const lock = join(root, '.install.lock')
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs `npm ci` when it is due; two at once wait for each other. @throws never: ends the process with a clear line. */
export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node 20.19 or newer is needed; this is ${process.version}.`)
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isThere()) return
  await takeLock()
  const code = isThere() ? 0 : await install()
  if (code === 0) writeFileSync(stamp, wanted)
  rmSync(lock, { force: true })
  if (code !== 0) stop('The packages are not installed (npm ci); see its lines above.')
}

/** @returns exit code of npm; a signal to us ends it too. */
function install() {
  console.log('Installing packages (npm ci): 1 to 2 minutes the first time.')
  const npm = process.env.npm_execpath
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [isWindows ? 'npm.cmd' : 'npm', []]
  // Nothing that we use needs to run a script of its own while it is installed.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(command, [...args, ...options], { cwd: root, stdio: 'inherit', shell: isWindows && !npm })
  const passOn = (signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, passOn)
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, passOn)
      resolve(code ?? 1)
    })
  })
}

/** Waits until nobody else installs here. */
async function takeLock() {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return writeFileSync(lock, `${process.pid} ${beginOf(process.pid)}`, { flag: 'wx' })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const [pid, begin] = existsSync(lock) ? readFileSync(lock, 'utf8').split(' ') : []
    // A process of that number may be another one by now: it then began at another time.
    const isHeld = Boolean(pid) && existsSync(`/proc/${pid}`) && beginOf(pid) === begin
    if (isHeld && isFirst) console.log(`Process ${pid} is installing the packages of this clone; waiting for it.`)
    if (isHeld) await sleep(300)
    else rmSync(lock, { force: true })
  }
}

function beginOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return ''
  }
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
  // npm passes a signal on to its shell only, which dies without a word: then it is for us to end.
  const parent = process.ppid
  const watchParent = () => process.ppid !== parent && child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(watchParent, 300).unref()
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

function stop(line) {
  console.error(line)
  process.exit(2)
}
