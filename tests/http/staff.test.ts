import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolSecond } from '#app/domain/account/second.server.ts'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { demoAccounts } from '#app/domain/seed/people.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type Provider, smsProvider } from '#tests/support/providers.ts'

const DESKS = {
  mediator: '/desk',
  dispatcher: '/dispatch',
  clerk: '/court',
  judge: '/court',
  orgAdmin: '/seal',
  platformAdmin: '/admin',
} as const
const staff = Object.keys(DESKS) as (keyof typeof DESKS)[]

let provider: Provider
let instance: TestInstance
let platform: OpenPlatform

beforeAll(async () => {
  provider = await smsProvider()
  const webEnv = {
    DEMO: '0',
    LAW_CLOCK_OFFSET_MS: '',
    SMS_URL: `http://127.0.0.1:${provider.port}/send`,
    SMS_TOKEN: 'a-token-of-our-own',
  }
  instance = await startInstance({ withoutVideo: true, webEnv })
  platform = await createPlatform(settingsOf(parseEnvironment(instance.inside.env)))
}, 400_000)
afterAll(async () => {
  await platform?.close()
  await instance?.stop()
  await provider?.leave()
})

const account = (key: string) => {
  const found = demoAccounts.find((one) => one.key === key)
  if (!found) throw new Error(`no account ${key}`)
  return found
}

/** Logs in by phone and code as far as it goes. */
async function logIn(person: HttpPerson, phone: string, second?: string): Promise<Response> {
  await person.submit('/login', { act: 'send', phone })
  const { text } = JSON.parse(provider.taken.at(-1) ?? '{}') as { text?: string }
  const code = /\d{6}/.exec(text ?? '')?.[0] ?? ''
  return person.submit('/login', { act: 'enter', phone, code, ...(second === undefined ? {} : { second }) })
}

describe('staff of an instance that is no demonstration', () => {
  it.each(staff)('%s with phone and code alone is not let in', async (key) => {
    const person = new HttpPerson(instance.origin)
    expect((await logIn(person, account(key).phone)).status).toBe(403)
    expect((await person.get(DESKS[key])).headers.get('location')).toMatch(/^\/login/)
  })

  it.each(staff)('%s who came in another way, as a party does, finds no desk and no case of it', async (key) => {
    const token = await startSession(platform, account(key).personId, { steppedUp: true })
    const person = new HttpPerson(instance.origin).hold('__Host-yanhe', token)
    expect((await person.get('/me')).status).toBe(200)
    for (const desk of new Set(Object.values(DESKS)))
      expect([desk, (await person.get(desk)).status]).toEqual([desk, 403])
  })

  it('gets to the desk with the digits of the authenticator, which count once', async () => {
    const { phone } = account('mediator')
    const address = await platform.db.$transaction((tx) => enrolSecond(tx, platform, phone))
    const digits = await generate({ secret: new URL(address).searchParams.get('secret') ?? '' })
    expect((await logIn(new HttpPerson(instance.origin), phone, '000000')).status).toBe(422)
    const person = new HttpPerson(instance.origin)
    const answer = await logIn(person, phone, digits)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk'])
    expect((await person.get('/desk')).status).toBe(200)
    expect((await logIn(new HttpPerson(instance.origin), phone, digits)).status).toBe(422)
  })

  it('the doors of the demonstration do not exist', async () => {
    for (const path of ['/demo', '/admin/messages/outbox']) {
      expect([404, 302]).toContain((await new HttpPerson(instance.origin).get(path)).status)
    }
  })

  it('every cookie is bound to this host, to a secure connection and away from scripts', async () => {
    const answer = await fetch(`${instance.origin}/login`)
    const lines = answer.headers.getSetCookie()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^__Host-\w+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
  })
})
