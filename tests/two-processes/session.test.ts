import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Front, startFront } from '#tests/support/front.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'

const TURNS = 12
let front: Front
let instance: TestInstance

beforeAll(async () => {
  front = await startFront()
  instance = await startInstance({ processes: 2, withoutVideo: true, origin: front.origin })
  front.targets = instance.origins
}, 400_000)
afterAll(async () => {
  await instance?.stop()
  await front?.stop()
})

it('a person who entered at one process is known to the other, and stays so when one of them dies', async () => {
  const person = new HttpPerson(front.origin)
  expect((await person.submit('/demo', { account: 'mediator' })).status).toBe(303)
  const desks = async () => {
    const pages = await Promise.all(Array.from({ length: TURNS }, () => person.get('/desk')))
    return Promise.all(pages.map(async (page) => [page.status, (await page.text()).includes('陈示例')]))
  }
  const known = Array.from({ length: TURNS }, () => [200, true])
  expect(await desks()).toEqual(known)
  instance.kill('web', 1)
  expect(await desks()).toEqual(known)
  expect(front.repeated).toBeGreaterThan(0)
}, 60_000)
