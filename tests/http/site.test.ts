import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'

let instance: TestInstance
beforeAll(async () => {
  instance = await startInstance({ withoutVideo: true, processes: 2 })
}, 400_000)
afterAll(() => instance?.stop())

const post = (path: string, headers: Record<string, string>) =>
  fetch(`${instance.origin}${path}`, { method: 'POST', headers, redirect: 'manual' })

/** `fetch` does not let us choose the name of the host, nor what is pressed. */
const answerTo = (path: string, headers: Record<string, string>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(`${instance.origin}${path}`, { headers }, (answer) => {
      answer.resume()
      resolve(answer)
    })
      .once('error', reject)
      .end()
  })
const statusFor = async (host: string): Promise<number> => (await answerTo('/', { host })).statusCode ?? 0

describe('every answer of the site', () => {
  it.each([
    ...['/', '/login', '/login.data', '/no-such-page', '/assets/no-such.js', '/c/no-such-case', '/display', '/me'],
    ...[
      '/root.pem',
      '/revoked.pem',
      '/c/no-such-case/session/token',
      '/c/no-such-case/trail.json',
      '/healthz',
      '/readyz',
    ],
    ...['/%E0%A4%A', '/assets/%E0%A4%A', '/c/%00/session/room/state'],
  ])('%s carries the headers that protect its reader', async (path) => {
    const answer = await fetch(`${instance.origin}${path}`, { redirect: 'manual' })
    const policy = answer.headers.get('content-security-policy') ?? ''
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('permissions-policy')).toContain('geolocation=()')
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  it('lets the page on which an application is told use the microphone, and no other page of an application', async () => {
    const policyOf = async (path: string) =>
      (await fetch(`${instance.origin}${path}`, { redirect: 'manual' })).headers.get('permissions-policy') ?? ''
    const draft = '/file/018f2f6e-0000-7000-8000-000000000000'
    expect(await policyOf(`${draft}/spoken`)).toContain('microphone=(self)')
    for (const path of ['/', draft, `${draft}/what`, `${draft}/evidence`, '/h', '/h/abc', '/file/resume'])
      expect([path, await policyOf(path)]).toEqual([path, expect.stringContaining('microphone=()')])
  })

  it('is a page that nothing in between keeps, with a nonce of its own', async () => {
    const answers = await Promise.all([1, 2].map(() => fetch(`${instance.origin}/`)))
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(new Set(answers.map(({ headers }) => headers.get('content-security-policy'))).size).toBe(2)
  })

  it.each([
    ['/login', '登录 · 言和'],
    ['/verify', '验证文书 · 言和'],
    ['/no-such-page', '言和'],
  ])('%s says in its title where one is', async (path, title) => {
    const page = await (await fetch(`${instance.origin}${path}`)).text()
    expect(page.match(/<title>(.*?)<\/title>/)?.[1]).toBe(title)
  })

  it.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip, deflate'],
    [undefined, 'identity'],
  ])('goes out as small as the browser can read it: %s for %s', async (encoding, accepted) => {
    const page = await (await fetch(`${instance.origin}/`)).text()
    const path = /\/assets\/[\w-]+\.css/.exec(page)?.[0] ?? ''
    const { headers } = await answerTo(path, { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-type']).toMatch(/^text\/css/)
    expect(headers['cache-control']).toMatch(/max-age=31536000.*immutable/)
    expect(headers.vary).toContain('Accept-Encoding')
  })

  it('refuses the store by its own strict policy', async () => {
    const answer = await fetch(`${instance.origin}/_s3/yanhe/evidence/x`)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('shows nothing of the inside of the program when the address cannot be read', async () => {
    const answer = await fetch(`${instance.origin}/%E0%A4%A`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toMatch(/Error|node_modules|\.ts/)
  })

  it('is kept for a year when it is a part of the build, which never changes under its name', async () => {
    const page = await (await fetch(`${instance.origin}/`)).text()
    const asset = /\/assets\/[\w-]+\.css/.exec(page)?.[0] ?? ''
    const answer = await fetch(`${instance.origin}${asset}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })
})

describe('a page whose database breaks off while it is made', () => {
  let owner: Client
  beforeAll(async () => {
    owner = new Client({ connectionString: instance.ownerUrl })
    await owner.connect()
  })
  afterAll(() => owner?.end())

  it.each(['/me', '/me.data'])('%s says that it comes back, and is asked for again', async (path) => {
    const person = new HttpPerson(instance.origin)
    await person.submit('/demo', { account: 'applicant' })
    await owner.query('begin; lock table party in access exclusive mode')
    const asked = person.get(path)
    const cut = () =>
      owner.query(`select pg_terminate_backend(pid) as cut from pg_locks
        where relation = 'party'::regclass and not granted`)
    await expect.poll(async () => (await cut()).rowCount, { timeout: 5_000 }).toBe(1)
    await owner.query('rollback')
    const { status, headers } = await asked
    // Whoever asks by script takes an answer without this mark for that of something before the pages.
    expect([status, headers.get('retry-after'), headers.get('x-remix-response')]).toEqual([503, '3', null])
    expect((await person.get(path)).status).toBe(200)
  })
})

describe('a form', () => {
  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['an opaque origin', { origin: 'null' }],
  ])('posted from %s is refused', async (_, headers) => {
    expect((await post('/login', headers)).status).toBe(403)
  })

  it('posted from our own page passes this door', async () => {
    expect((await post('/no-such-page', { origin: instance.origin })).status).not.toBe(403)
  })
})

describe('somebody who guesses at the code of a draft', () => {
  it('is stopped after twenty wrong ones, by all processes together', async () => {
    const answers: number[] = []
    for (let n = 0; n < 22; n += 1) {
      const person = new HttpPerson(instance.origins[n % 2] ?? '')
      answers.push((await person.submit('/file/resume', { code: `AAAA-AAAA-${1000 + n}` })).status)
    }
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 422))
    expect(answers.slice(20)).toEqual([429, 429])
  })
})

/** Every path of the site map, with something in place of each parameter. */
function paths(list: readonly RouteConfigEntry[]): string[] {
  return list.flatMap(({ path = '', children = [] }) => [
    `/${path.replace('*', 'no-such-page').replace(/:\w+\??/g, 'x1')}`,
    ...paths(children),
  ])
}

describe('a post to any page of the site map', async () => {
  let person: HttpPerson
  beforeAll(async () => {
    person = new HttpPerson(instance.origin)
    expect((await person.submit('/demo', { account: 'applicant' })).status).toBe(303)
  })

  it.each(paths(await routes))(
    '%s is refused from elsewhere, and from here without the token of a form',
    async (path) => {
      const foreign = await post(path, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })
      // News of the media server is signed by it instead.
      expect(foreign.status).toBe(path.startsWith('/webhooks/') ? 401 : 403)
      for (const way of ['', '.data']) {
        const { status, headers } = await person.post(`${path === '/' ? '/_root' : path}${way}`, { act: 'send' })
        expect([path, status >= 400 && status < 500, headers.get('location')]).toEqual([path, true, null])
      }
    },
  )
})

describe('the name of the site', () => {
  it('is the only one that it answers to, beside this computer', async () => {
    const { port } = new URL(instance.origin)
    expect(await statusFor(`evil.example:${port}`)).toBe(421)
    expect(await statusFor(`localhost:${port}`)).toBeLessThan(400)
  })
})

describe('its health', () => {
  it('is told by each process', async () => {
    for (const origin of instance.origins) {
      expect(await (await fetch(`${origin}/healthz`)).text()).toBe('ok')
      const ready = await fetch(`${origin}/readyz`)
      expect([ready.status, await ready.json()]).toEqual([200, { database: true, store: true, media: false }])
    }
  })
})

describe('its log', () => {
  it('holds neither queries nor tokens', async () => {
    const secret = randomBytes(24).toString('hex')
    await fetch(`${instance.origin}/i/${secret}?code=${secret}`)
    await fetch(`${instance.origin}/no-such/${secret}?phone=13800000000`)
    await new Promise((wait) => setTimeout(wait, 300))
    const log = await readFile(join(instance.dataDir, 'logs/web-1.log'), 'utf8')
    expect(log).toContain('"path":"/i/…"')
    expect(log).not.toContain(secret)
    expect(log).not.toContain('13800000000')
  })
})

describe('somebody who knocks again and again', () => {
  it('is asked to wait, by all processes together', async () => {
    const { origin, origins } = instance
    const knock = (n: number) =>
      fetch(`${origins[n % 2]}/verify`, { method: 'POST', headers: { origin: origins[n % 2] ?? origin } })
    const answers = await Promise.all(Array.from({ length: 130 }, (_, n) => knock(n)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(10)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
