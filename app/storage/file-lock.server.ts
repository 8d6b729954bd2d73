import { open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const EMPTY_LOCK_MS = 5_000

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Waits for a lock file, works, and gives it back. The lock of a dead process is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  while (!(await takeLock(path))) await sleep(200, undefined, signal ? { signal } : {})
  try {
    return await work()
  } finally {
    await unlink(path).catch(() => undefined)
  }
}

/** Takes the lock at once. @returns false when a living process has it. */
export async function takeLock(path: string): Promise<boolean> {
  for (;;) {
    const lock = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null
      throw error
    })
    if (lock) {
      await lock.writeFile(`${process.pid} ${await beginOf(process.pid)}`)
      await lock.close()
      return true
    }
    if (!(await isStale(path))) return false
    // Whoever wins the rename removes it: two that wait must not delete each other's fresh lock.
    const grave = `${path}.${process.pid}`
    await rename(path, grave).catch(() => undefined)
    await unlink(grave).catch(() => undefined)
  }
}

/** Process id in a lock file; 0 when there is none. */
export async function ownerOf(path: string): Promise<number> {
  return Number((await readFile(path, 'utf8').catch(() => '')).split(' ')[0]) || 0
}

async function isStale(path: string): Promise<boolean> {
  const [pid = '', begin = ''] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
  const owner = Number(pid)
  // After a reboot or a long time the number may belong to a process that has nothing to do with us.
  if (owner > 0) return !isAlive(owner) || begin !== (await beginOf(owner))
  const found = await stat(path).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs > EMPTY_LOCK_MS
}

/** When a process began, in ticks since the machine did; empty where the system does not tell. */
async function beginOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in parentheses may hold anything; the 20th word after it is the time.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
