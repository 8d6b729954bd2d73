import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openAuthority } from '#templates/signing/authority.server.ts'
import { type KeysInUse, makeGeneration } from '#templates/signing/generations.server.ts'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { rentalPaper } from './signable-paper.ts'
import { signAs } from './signing-cast.ts'

const seal = { sealKeyRef: 'keqiao', commonName: '柯桥区人民调解委员会', role: 'organisation-seal' } as const

describe('keys of the authority that were renewed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yanhe-renewed-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  let inUse: KeysInUse = { issuing: null, timestamp: null }
  const open = () => openAuthority({ dir, inUse: async () => inUse })
  const hex = (der: Uint8Array | undefined) => Buffer.from(der ?? []).toString('hex')

  it('sign what comes after; what was signed before is good, also where old and new stand in one paper', async () => {
    const [authority, other] = [await open(), await open()]
    const first = authority.rootPem()
    const begun = await signAs(authority, await signAs(authority, await rentalPaper(), 'platform'), 'applicant')
    const before = await authority.issueSigner({ commonName: '张晓芸', role: 'party' })
    const cut = await authority.sealSigner(seal)

    const issuing = { kind: 'issuing', ref: 'issuing-2', issuing: null } as const
    await Promise.all([makeGeneration(dir, issuing), makeGeneration(dir, issuing)])
    // Made, and not yet the one in use: nothing is signed by it.
    expect(hex((await authority.issueSigner({ commonName: '张晓芸', role: 'party' })).chain[0])).toBe(
      hex(before.chain[0]),
    )
    inUse = { issuing: 'issuing-2', timestamp: null }
    await makeGeneration(dir, { kind: 'timestamp', ref: 'timestamp-2', issuing: 'issuing-2' })
    inUse = { issuing: 'issuing-2', timestamp: 'timestamp-2' }

    const after = await other.issueSigner({ commonName: '张晓芸', role: 'party' })
    expect(hex(after.chain[0])).not.toBe(hex(before.chain[0]))
    const mixed = await signAs(other, begun, 'mediator')
    const fresh = await signAs(other, await rentalPaper(), 'platform')
    const both = other.rootPem()
    expect(both.startsWith(first)).toBe(true)
    for (const file of [begun, mixed, fresh]) {
      expect((await verifyPdf(file, { rootPem: both })).verdict).not.toBe('forged')
    }
    // Who trusts the first root alone does not accept what the second signed.
    expect((await verifyPdf(begun, { rootPem: first })).verdict).not.toBe('forged')
    expect((await verifyPdf(fresh, { rootPem: first })).verdict).toBe('forged')
    // A seal stays the key it was, under the certificate it was cut under.
    const stamped = await other.sealSigner(seal)
    expect([hex(stamped.certificate), hex(stamped.chain[0])]).toEqual([hex(cut.certificate), hex(cut.chain[0])])
  }, 120_000)
})
