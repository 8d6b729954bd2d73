import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from '#app/storage/file-lock.server.ts'

describe('a lock that a killed process left', () => {
  let dir: string
  let lock: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'yanhe-lock-'))
    lock = join(dir, 'one.lock')
    const dead = spawn(process.execPath, ['-e', ''])
    await once(dead, 'exit')
    await writeFile(lock, `${dead.pid} 1`)
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('is taken over by one of many who come at once, again and again', async () => {
    for (let round = 0; round < 30; round++) {
      await writeFile(lock, '4194303 1')
      const taken = await Promise.all(Array.from({ length: 40 }, () => takeLock(lock)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    }
    expect(await readdir(dir)).toEqual(['one.lock'])
  })

  it('is taken over although another was killed while he took it over', async () => {
    await writeFile(`${lock}.guard`, '')
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(`${lock}.guard`, longAgo, longAgo)
    expect(await takeLock(lock)).toBe(true)
    expect(await takeLock(lock)).toBe(false)
  })
})
