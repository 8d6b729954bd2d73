import { open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './processes.ts'

const EMPTY_LOCK_MS = 5_000

/** Waits for a lock file, works, and gives it back. The lock of a dead process is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await takeLock(path))) await sleep(200)
  try {
    return await work()
  } finally {
    await unlink(path).catch(() => undefined)
  }
}

/** Takes the lock at once or says who has it: the process id of its living owner, and true when it is ours now. */
export async function takeLock(path: string): Promise<boolean> {
  for (;;) {
    const lock = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null
      throw error
    })
    if (lock) {
      await lock.writeFile(String(process.pid))
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

async function isStale(path: string): Promise<boolean> {
  const owner = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (owner > 0) return owner === process.pid || !isAlive(owner)
  const found = await stat(path).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs > EMPTY_LOCK_MS
}
