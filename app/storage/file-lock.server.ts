import { open, readFile, stat, unlink } from 'node:fs/promises'
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
    if (!(await removeStale(path))) return false
  }
}

/**
 * Takes a dead process's lock away. Only one at a time looks and removes: whoever removed by what he saw a moment ago
 * would delete the fresh lock of another who was quicker.
 * @returns whether the way is free to try again.
 */
async function removeStale(path: string): Promise<boolean> {
  const guard = `${path}.guard`
  const held = await open(guard, 'wx', 0o600).catch(() => null)
  if (!held) {
    // Held for a moment only; an old one was left by a process that died within it.
    const found = await stat(guard).catch(() => null)
    const isLeft = found !== null && Date.now() - found.mtimeMs > EMPTY_LOCK_MS
    if (isLeft) await unlink(guard).catch(() => undefined)
    return isLeft
  }
  try {
    await held.close()
    if (!(await isStale(path))) return false
    await unlink(path).catch(() => undefined)
    return true
  } finally {
    await unlink(guard).catch(() => undefined)
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
