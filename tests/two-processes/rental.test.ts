import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Front, startFront } from '#tests/support/front.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { playAt } from '#tests/support/played-story.ts'

describe('the rental story over two web processes', () => {
  let front: Front
  let instance: TestInstance

  beforeAll(async () => {
    front = await startFront()
    instance = await startInstance({ processes: 2, origin: front.origin })
    front.targets = instance.origins
  }, 400_000)
  afterAll(async () => {
    await instance?.stop()
    await front?.stop()
  })

  it('is the same although each request meets another process, and one is killed again and again', async () => {
    const killing = setInterval(() => instance.kill('web', 1), 20_000)
    try {
      expect(await playAt('rental-deposit', front.origin, instance, 'two-processes')).toBe(0)
    } finally {
      clearInterval(killing)
    }
  }, 600_000)
})
