import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { lanAddress } from '#dev/lan/address.ts'
import { openLanAuthority } from '#dev/lan/authority.ts'
import { newLeaf, newRoot, PRIVATE_NETWORKS } from '#dev/lan/certificates.ts'
import { lanWords } from '#dev/lan/lan.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type BookedSession, bookedSession } from '#tests/support/session-world.ts'
import { fetchTrusting, openStaying } from '#tests/support/trusting.ts'
import { worldOn } from '#tests/support/world.ts'

// Every address of 127.0.0.0/8 is this computer: it stands for that of a local network.
const ADDRESS = '127.0.0.2'

describe('an instance that is shown in the local network', () => {
  let instance: TestInstance
  let platform: OpenPlatform
  let session: BookedSession
  let root = ''
  let trusting = fetchTrusting('')
  beforeAll(async () => {
    instance = await startInstance({ lan: ADDRESS })
    root = instance.inside.lan?.root ?? ''
    trusting = fetchTrusting(root)
    platform = await createPlatform(settingsOf(parseEnvironment({ ...instance.inside.env })))
    session = await bookedSession(worldOn(platform))
  }, 400_000)
  afterAll(async () => {
    await platform?.close()
    await instance?.stop()
  })

  it('answers over TLS there and on this computer, to whoever trusts its root, and to nobody else', async () => {
    const { origin } = instance
    const { port } = new URL(origin)
    expect(origin).toBe(`https://${ADDRESS}:${port}`)
    for (const host of [ADDRESS, '127.0.0.1', 'localhost']) {
      const page = await trusting(`https://${host}:${port}/`)
      expect([host, page.status, await page.text()]).toEqual([host, 200, expect.stringContaining('言和')])
    }
    await expect(fetch(`${origin}/`)).rejects.toThrow()
    expect((await trusting(`${origin}/readyz`)).status).toBe(200)
  })

  it('answers to its own name only, and lets nobody say for the front who he is', async () => {
    const { port } = new URL(instance.origin)
    const strange = await new Promise<number>((resolve, reject) => {
      const headers = { host: 'evil.example' }
      get({ host: ADDRESS, port, headers, ca: root, checkServerIdentity: () => undefined }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }).once('error', reject)
    })
    expect(strange).toBe(421)
    const lying = {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'for=9.9.9.9' },
    }
    const page = await trusting(`${instance.origin}/me`, lying)
    expect(page.headers.get('location') ?? '').not.toContain('evil.example')
    const foreign = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } }
    expect((await trusting(`${instance.origin}/login`, foreign)).status).toBe(403)
  })

  it('keeps who has entered in a cookie that no other site and no open connection can have', async () => {
    const lines: string[] = []
    const noting: typeof fetch = async (...asked) => {
      const answer = await trusting(...asked)
      lines.push(...answer.headers.getSetCookie())
      return answer
    }
    const person = new HttpPerson(instance.origin, noting)
    const entered = await person.submit('/demo', { account: 'applicant' })
    expect([entered.status, (await person.get('/me')).status]).toEqual([303, 200])
    const own = lines.filter((line) => line.startsWith('__Host-'))
    expect(own.some((line) => line.startsWith('__Host-yanhe='))).toBe(true)
    for (const line of own) expect(line).toMatch(/; Path=\/.*; Secure/)
  })

  it('hands out a seat whose video goes through the same address, and opens it', async () => {
    const token = await startSession(platform, session.applicant.personId)
    const person = new HttpPerson(instance.origin, trusting).hold('__Host-yanhe', token)
    const path = `/c/${encodeURIComponent(session.code)}/session/check`
    const page = await person.get(path)
    const media = instance.origin.replace('https:', 'wss:')
    expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${media} `)
    const seat = (await (await person.get(`${path}/token`)).json()) as { url: string; token: string }
    expect(seat.url).toBe(media)
    const query = new URLSearchParams({ access_token: seat.token, protocol: '15', auto_subscribe: '1' })
    expect(await openStaying(`${seat.url}/rtc?${query}`, root)).toBeInstanceOf(Buffer)
    const wrong = new URLSearchParams({ access_token: `${seat.token}x`, protocol: '15' })
    expect(await openStaying(`${seat.url}/rtc?${wrong}`, root)).toBe(401)
  })

  it('shows nothing of the media server but the way into a room', async () => {
    const service = await trusting(`${instance.origin}/twirp/livekit.RoomService/ListRooms`, { method: 'POST' })
    expect(service.status).toBe(403)
    await expect(openStaying(`${instance.origin}/me`, root)).rejects.toThrow()
  })

  it('takes and gives files at the same address', async () => {
    const answer = await trusting(`${instance.origin}/_s3/yanhe/evidence/x`)
    expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([405, "sandbox; default-src 'none'"])
  })

  it('is back for a request that came while its web process was killed', async () => {
    instance.kill('web')
    expect((await trusting(`${instance.origin}/`)).status).toBe(200)
  })

  it('says without TLS how to trust it, gives the root, and nothing else', async () => {
    const { trustUrl = '' } = instance.inside.lan ?? {}
    const fingerprint = new X509Certificate(root).fingerprint256
    const page = await (await fetch(trustUrl)).text()
    for (const words of [fingerprint.slice(-23), instance.origin, '安卓', 'iPhone', 'Windows', '微信'])
      expect(page).toContain(words)
    const file = await fetch(`${trustUrl}/yanhe-root.crt`)
    expect(file.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    expect(new X509Certificate(Buffer.from(await file.arrayBuffer())).fingerprint256).toBe(fingerprint)
    for (const path of ['/me', '/yanhe-root.key', '/../keys/lan.json']) {
      expect((await fetch(`${trustUrl}${path}`)).status).toBe(404)
    }
    const { lan } = instance.inside
    const said = lan ? lanWords(lan, true).join('\n') : ''
    expect(said.replace(/\s/g, '')).toContain(fingerprint)
    expect(said).toContain(trustUrl)
  })
})

describe('the authority of the local network', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'yanhe-lan-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  it('stays the same from start to start, in a file of its owner, with a certificate for each address', async () => {
    const first = await openLanAuthority(dir, ['192.168.1.5'])
    const again = await openLanAuthority(dir, ['192.168.1.5'])
    const moved = await openLanAuthority(dir, ['10.20.30.40'])
    expect([first.isNew, again.isNew, moved.isNew]).toEqual([true, false, false])
    expect([again.root, moved.root]).toEqual([first.root, first.root])
    expect(again.leaf).toEqual(first.leaf)
    expect(new X509Certificate(moved.leaf.certificate).checkIP('10.20.30.40')).toBe('10.20.30.40')
    expect((await stat(join(dir, 'lan.json'))).mode & 0o777).toBe(0o600)
  })

  it('is founded anew for an address that it may not vouch for, and not over a damaged file', async () => {
    const before = await readFile(join(dir, 'lan.json'), 'utf8')
    expect((await openLanAuthority(dir, ['203.0.113.7'])).isNew).toBe(true)
    await writeFile(join(dir, 'lan.json'), before.slice(0, 40))
    await expect(openLanAuthority(dir, ['192.168.1.5'])).rejects.toThrow(/is damaged/)
  })

  it('is believed for no website of the internet, even by whoever has its key', async () => {
    const root = await newRoot(PRIVATE_NETWORKS)
    const answer = async (address: string) => {
      const leaf = await newLeaf(root, [address])
      const server = createServer({ cert: leaf.certificate, key: leaf.key }, (socket) => socket.end())
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
      const { port } = server.address() as { port: number }
      const words = await new Promise<string>((resolve) => {
        const socket = connect({ port, host: '127.0.0.1', ca: root.certificate, checkServerIdentity: () => undefined })
        socket.once('secureConnect', () => resolve('trusted')).once('error', (error) => resolve(String(error)))
      })
      server.close()
      return words
    }
    expect(await answer('127.0.0.1')).toBe('trusted')
    expect(await answer('8.8.8.8')).toMatch(/permitted subtree/)
  })

  it('is for an address of this computer, and says which there are', async () => {
    expect(await lanAddress(ADDRESS)).toBe(ADDRESS)
    await expect(lanAddress('8.8.8.8')).rejects.toThrow('--lan=8.8.8.8: expected an IPv4 address of this computer')
  })
})
