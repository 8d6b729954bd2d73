import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  catalogue,
  type PreparedPaper,
  preparePaper,
  sealPaper,
  signPaper,
  verifyPaper,
} from '#templates/papers.server.ts'
import { CODE, inkIn, insideOf, rasterOf, render, VERIFY_URL } from './prepared.ts'
import { hand, newAuthority } from './signing-cast.ts'

let own: Awaited<ReturnType<typeof newAuthority>>
let prepared: PreparedPaper
const when = new Date('2026-11-25T02:30:00Z')

beforeAll(async () => {
  own = await newAuthority()
  prepared = await preparePaper({
    templateId: 'settlement-agreement',
    data: catalogue['settlement-agreement'].sample,
    locale: 'zh-CN',
    code: CODE,
    verifyUrl: VERIFY_URL,
    authority: own.authority,
    certify: true,
    platformName: '言和',
  })
}, 60_000)
afterAll(() => own.close())

const signAs = (bytes: Uint8Array, fieldName: string, name: string, role: 'party' | 'mediator') =>
  signPaper({
    bytes,
    fieldName,
    authority: own.authority,
    when,
    reason: '签署调解协议书',
    signer: { name, role, mark: fieldName.endsWith('1') ? hand : { kind: 'typed' } },
  })

const seal = (bytes: Uint8Array) =>
  sealPaper({
    bytes,
    fieldName: 'seal',
    authority: own.authority,
    when,
    seal: { sealKeyRef: 'organisation-1', name: '诸暨市示例街道人民调解委员会', role: 'organisation-seal' },
  })

const signers = [
  ['party-1', '戴小雨', 'party'],
  ['party-2', '马建国', 'party'],
  ['mediator-1', '陈明', 'mediator'],
] as const

describe('one sitting', () => {
  it('ends with an agreement of five good signatures: platform, two parties, mediator and seal', async () => {
    expect(prepared.fieldNames).toEqual(['party-1', 'party-2', 'mediator-1', 'seal'])
    let bytes = prepared.bytes
    const hashes = [prepared.sha256]
    const serials = new Set<string>()
    for (const [field, name, role] of signers) {
      const signed = await signAs(bytes, field, name, role)
      bytes = signed.bytes
      hashes.push(signed.sha256)
      serials.add(signed.certSerial)
    }
    const sealed = await seal(bytes)
    hashes.push(sealed.sha256)
    const verdict = await verifyPaper(sealed.bytes, own.authority.rootPem(), { requiredFields: prepared.fieldNames })
    expect(verdict).toMatchObject({ verdict: 'good', reasons: [], emptyFields: [], revisions: 8, level: 'LTA' })
    expect(verdict.signatures.map(({ signerName }) => signerName)).toEqual([
      '言和',
      '戴小雨',
      '马建国',
      '陈明',
      '诸暨市示例街道人民调解委员会',
    ])
    // What the platform records after each signature is what anybody finds in the file later.
    // The last signature goes to the archive at once, in two steps more.
    const [, ...found] = verdict.revisionHashes
    expect([...found.slice(0, 4), found.at(-1)]).toEqual(hashes)
    expect(serials.size).toBe(3)
    expect(createHash('sha256').update(sealed.bytes).digest('hex')).toBe(sealed.sha256)
    const { fields } = await render('settlement-agreement', 'zh-CN')
    for (const { name, page, rect } of fields.slice(1)) {
      const [empty, filled] = [prepared.bytes, sealed.bytes].map((file) =>
        inkIn(rasterOf(file, page + 1), insideOf(rect)),
      )
      expect(empty, name).toBe(0)
      expect(filled, name).toBeGreaterThan(20_000)
    }
  }, 60_000)

  it('does not let anybody sign twice, or where there is no place', async () => {
    const { bytes } = await signAs(prepared.bytes, 'party-1', '戴小雨', 'party')
    await expect(signAs(bytes, 'party-1', '戴小雨', 'party')).rejects.toMatchObject({ code: 'field-signed' })
    await expect(signAs(bytes, 'party-9', '戴小雨', 'party')).rejects.toMatchObject({ code: 'field-missing' })
    await expect(signAs(bytes, 'party-2', '田𠮷野', 'party')).rejects.toMatchObject({ code: 'glyph-missing' })
  })

  it('is incomplete as long as somebody is missing, and forged when a byte differs', async () => {
    const { bytes } = await signAs(prepared.bytes, 'party-2', '马建国', 'party')
    const root = own.authority.rootPem()
    const asked = await verifyPaper(bytes, root, { requiredFields: prepared.fieldNames })
    expect(asked.verdict).toBe('incomplete')
    expect(asked.emptyFields).toEqual(['party-1', 'mediator-1', 'seal'])
    const changed = Uint8Array.from(bytes)
    changed[5000] = (changed[5000] ?? 0) ^ 1
    expect((await verifyPaper(changed, root)).verdict).toBe('forged')
  })
})
