import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Part, startInstance, type TestInstance } from '#tests/support/instance.ts'

/** Milliseconds until the whole platform says that it is ready again. */
async function readyAgain(origin: string, since: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    const body = (await answer?.json().catch(() => null)) as Record<string, boolean> | null
    if (answer?.status === 200 && body?.media) return Date.now() - since
    if (Date.now() - since > 30_000) throw new Error(`not ready again: ${JSON.stringify(body)}`)
    await sleep(50)
  }
}

describe('a platform of which a part is killed', () => {
  let instance: TestInstance

  beforeAll(async () => {
    instance = await startInstance()
  }, 400_000)
  afterAll(() => instance?.stop())

  it.each<[Part, number]>([
    ['web', 10_000],
    ['postgres', 8_000],
    ['store', 15_000],
    ['livekit', 3_000],
  ])('comes back by itself after the end of %s, within %i ms', async (part, limitMs) => {
    await readyAgain(instance.origin, Date.now())
    const since = Date.now()
    instance.kill(part)
    await sleep(150)
    expect(await readyAgain(instance.origin, since)).toBeLessThan(limitMs)
  })

  it('leaves nothing behind when it is stopped, within ten seconds', async () => {
    const { webs, parts } = instance.inside
    const pids = [...webs.map(({ pid }) => pid), parts.postgres?.pid, parts.store?.pid, parts.livekit?.pid]
    const since = Date.now()
    await instance.stop()
    expect(Date.now() - since).toBeLessThan(10_000)
    for (const pid of pids) expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/)
    expect(existsSync(instance.dataDir)).toBe(false)
  })
})
