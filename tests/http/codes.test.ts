import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type Provider, smsProvider } from '#tests/support/providers.ts'

let provider: Provider
let instance: TestInstance
const LATE = '短信暂时发不出去'

beforeAll(async () => {
  provider = await smsProvider()
  const url = `http://127.0.0.1:${provider.port}/send`
  const webEnv = { SMS_URL: url, SMS_TOKEN: 'a-token-of-our-own' }
  instance = await startInstance({ withoutVideo: true, processes: 2, webEnv })
}, 400_000)
afterAll(async () => {
  await instance?.stop()
  await provider?.leave()
})

const codesTo = (phone: string) =>
  provider.taken
    .map((body) => JSON.parse(body) as { to: string; text: string })
    .filter(({ to }) => to === phone)
    .map(({ text }) => /\d{6}/.exec(text)?.[0] ?? '')

it('a code that cannot be sent is said to be late, comes by itself once, and then lets in', async () => {
  const person = new HttpPerson(instance.origin)
  const phone = '13811112222'
  await provider.leave()
  const asked = await person.submit('/login', { act: 'send', phone })
  const page = await asked.text()
  expect(asked.status).toBe(200)
  expect(page).toContain(LATE)
  expect(page).toContain('name="code"')
  // Longer than one try and the next.
  await new Promise((wait) => setTimeout(wait, 7_000))
  expect(codesTo('+8613811112222')).toEqual([])
  await provider.comeBack()
  await expect.poll(() => codesTo('+8613811112222').length, { timeout: 20_000 }).toBe(1)
  const [code = ''] = codesTo('+8613811112222')
  await expect.poll(async () => (await (await person.get('/login')).text()).includes(LATE)).toBe(false)
  const entered = await person.submit('/login', { act: 'enter', phone, code })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/me'])
  await new Promise((wait) => setTimeout(wait, 7_000))
  expect(codesTo('+8613811112222')).toHaveLength(1)
}, 60_000)

it('a provider that never answers keeps nobody waiting at the page', async () => {
  await provider.leave()
  const open: Socket[] = []
  const silent = createServer((socket) => void open.push(socket)).listen(provider.port, '127.0.0.1')
  const since = Date.now()
  const asked = await new HttpPerson(instance.origin).submit('/login', { act: 'send', phone: '13811113333' })
  expect(await asked.text()).toContain(LATE)
  expect(Date.now() - since).toBeLessThan(8_000)
  for (const socket of open) socket.destroy()
  await new Promise((done) => silent.close(done))
  await provider.comeBack()
}, 60_000)
