import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthority } from '#templates/signing/authority.server.ts'
import { issuerAndSerial } from '#templates/signing/cms.server.ts'
import { newAuthority } from './signing-cast.ts'

let own: Awaited<ReturnType<typeof newAuthority>>
const years = (certificate: X509Certificate) => (Date.parse(certificate.validTo) - Date.now()) / (365.25 * 86_400_000)
const keqiao = { sealKeyRef: 'keqiao', commonName: '柯桥区人民调解委员会', role: 'organisation-seal' } as const

beforeAll(async () => {
  own = await newAuthority()
})
afterAll(() => own.close())

describe('the authority of an instance', () => {
  it('keeps its keys for itself, and stores no key of its root', async () => {
    await own.authority.sealSigner(keqiao)
    const home = join(own.dir, 'authority')
    const names = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const expected = ['issuing.pem', 'keqiao.pem', 'root.crl', 'root.pem', 'timestamp.pem']
    expect(names.map(({ name }) => name).sort()).toEqual(expected)
    for (const { parentPath, name } of names) expect(statSync(join(parentPath, name)).mode & 0o777).toBe(0o600)
    expect(statSync(home).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(home, 'root.pem'), 'utf8')).not.toContain('PRIVATE KEY')
  })

  it('is the same at every start, and one even when two start at once', async () => {
    expect((await openAuthority({ dir: own.dir })).rootPem()).toBe(own.authority.rootPem())
    const fresh = await newAuthority()
    const dir = join(fresh.dir, 'shared')
    const opened = await Promise.all(Array.from({ length: 4 }, () => openAuthority({ dir })))
    expect(new Set(opened.map((authority) => authority.rootPem())).size).toBe(1)
    expect(readdirSync(dir)).toEqual(['authority'])
    fresh.close()
  })

  it('issues certificates that outlast the paper by ten years, each with a number of its own', async () => {
    const people = await Promise.all(
      Array.from({ length: 40 }, () => own.authority.issueSigner({ commonName: '张晓芸', role: 'party' })),
    )
    const numbers = people.map(({ certificate }) => Buffer.from(issuerAndSerial(certificate).serial).toString('hex'))
    expect(new Set(numbers).size).toBe(40)
    const [signer] = people
    const chain = [signer?.certificate, ...(signer?.chain ?? [])].map((der) => new X509Certificate(der ?? ''))
    const root = new X509Certificate(own.authority.rootPem())
    for (const certificate of [...chain, root]) expect(years(certificate)).toBeGreaterThan(10)
    expect(chain[1]?.verify(root.publicKey)).toBe(true)
  })

  it('gives a person a key for one signature only', async () => {
    const signer = await own.authority.issueSigner({ commonName: '张晓芸', role: 'party' })
    const attempts = await Promise.allSettled([signer.sign(Buffer.from('a')), signer.sign(Buffer.from('b'))])
    expect(attempts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(signer.isDestroyed()).toBe(true)
    const unused = await own.authority.issueSigner({ commonName: '张晓芸', role: 'party' })
    unused.destroy()
    await expect(unused.sign(Buffer.from('a'))).rejects.toMatchObject({ code: 'key-destroyed' })
  })

  it('keeps one key for one seal, also when it is first used twice at once', async () => {
    const request = { sealKeyRef: 'court:zj-0681', commonName: '诸暨市人民法院', role: 'court-seal' } as const
    const seals = await Promise.all([1, 2, 3].map(() => own.authority.sealSigner(request)))
    expect(new Set(seals.map(({ certificate }) => Buffer.from(certificate).toString('hex'))).size).toBe(1)
    for (const change of [{ commonName: '诸暨市法院' }, { role: 'judge' as const }])
      await expect(own.authority.sealSigner({ ...request, ...change })).rejects.toMatchObject({
        code: 'signer-mismatch',
      })
    for (const sealKeyRef of ['', '../root', 'a/b', '.hidden', 'a'.repeat(101)])
      await expect(own.authority.sealSigner({ ...request, sealKeyRef })).rejects.toMatchObject({ code: 'seal-ref' })
  })
})
