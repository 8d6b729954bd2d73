import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authority, openAuthority } from '#templates/signing/authority.server.ts'
import { certify, lint, type SignatureRequest, sign } from '#templates/signing/pades.server.ts'
import type { SignerRole } from '#templates/signing/types.ts'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { rentalPaper, typeface } from './signable-paper.ts'

const dir = mkdtempSync(join(tmpdir(), 'yanhe-signing-'))
let authority: Authority
let paper: Uint8Array
let signed: Uint8Array
const steps: Uint8Array[] = []

const hand = {
  kind: 'drawn',
  strokes: {
    width: 600,
    height: 200,
    lines: [
      [
        [20, 30],
        [180, 160],
        [300, 40],
      ],
      [
        [320, 60],
        [560, 150],
      ],
      [[100, 100]],
    ],
  },
} as const
const cast = [
  { fieldName: 'Applicant', name: '张晓芸', role: 'party', roleLabel: '申请人', mark: hand },
  { fieldName: 'Respondent', name: '王建国, O="假"', role: 'party', roleLabel: '被申请人', mark: { kind: 'typed' } },
  { fieldName: 'Mediator', name: '李和平', role: 'mediator', roleLabel: '调解员', mark: { kind: 'typed' } },
  {
    fieldName: 'Seal',
    name: '柯桥区人民调解委员会',
    role: 'organisation-seal',
    roleLabel: '调解组织',
    mark: { kind: 'seal' },
  },
] as const

const request = (pdf: Uint8Array, who: Partial<SignatureRequest>): SignatureRequest => ({
  pdf,
  fieldName: 'Platform',
  name: 'Yanhe 言和',
  role: 'platform' as SignerRole,
  roleLabel: '平台',
  reason: '签署调解协议书',
  mark: { kind: 'typed' },
  typeface,
  ...who,
})

const signerFor = ({ name, role }: SignatureRequest) =>
  role === 'organisation-seal'
    ? authority.sealSigner({ sealKeyRef: 'keqiao', commonName: name, role, keyAlgorithm: 'RSA-2048' })
    : authority.issueSigner({ commonName: name, role })

const signAs = async (pdf: Uint8Array, who: Partial<SignatureRequest>) => {
  const wanted = request(pdf, who)
  const token = await lint(wanted, authority.rootPem())
  return sign(token, { signer: await signerFor(wanted), timestamper: authority.timestamper })
}

beforeAll(async () => {
  authority = await openAuthority({ dir })
  paper = await rentalPaper()
  const platform = request(paper, {})
  signed = await certify(platform, { signer: await signerFor(platform), timestamper: authority.timestamper })
  steps.push(signed)
  for (const who of cast) {
    signed = await signAs(signed, who)
    steps.push(signed)
  }
}, 60_000)

afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('an agreement signed by everybody', () => {
  it('is good, with five signatures in six revisions and the court field still empty', async () => {
    const result = await verifyPdf(signed, { rootPem: authority.rootPem() })
    expect(result.reasons).toEqual([])
    expect(result).toMatchObject({ verdict: 'good', revisions: 6, emptyFields: ['Court'] })
    expect(result.signatures.map(({ kind, signerName }) => [kind, signerName])).toEqual([
      ['certification', 'Yanhe 言和'],
      ...cast.map(({ role, name }) => [role, name]),
    ])
  })
})
