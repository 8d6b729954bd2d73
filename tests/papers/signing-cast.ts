import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archive } from '#templates/signing/archive.server.ts'
import { type Authority, openAuthority } from '#templates/signing/authority.server.ts'
import { certify, lint, type SignatureRequest, type SigningTools, sign } from '#templates/signing/pades.server.ts'
import { rentalPaper, typeface } from './signable-paper.ts'

/** A hand on a signature pad of 600 × 200 units. */
export const hand = {
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

/** The five who sign a rental agreement. One name carries what would be syntax in a certificate's name. */
export const cast = {
  platform: { fieldName: 'Platform', name: 'Yanhe 言和', role: 'platform', roleLabel: '平台', mark: { kind: 'typed' } },
  applicant: { fieldName: 'Applicant', name: '张晓芸', role: 'party', roleLabel: '申请人', mark: hand },
  respondent: {
    fieldName: 'Respondent',
    name: '#王建国, O="假"',
    role: 'party',
    roleLabel: '被申请人',
    mark: { kind: 'typed' },
  },
  mediator: { fieldName: 'Mediator', name: '李和平', role: 'mediator', roleLabel: '调解员', mark: { kind: 'typed' } },
  seal: {
    fieldName: 'Seal',
    name: '柯桥区人民调解委员会',
    role: 'organisation-seal',
    roleLabel: '调解组织',
    mark: { kind: 'seal' },
  },
} as const
export type CastMember = keyof typeof cast

/** The law's clock may differ from real time; only the visible box follows it. */
const LAW_TIME = new Date('2026-03-01T02:05:09Z')

export const requestFor = (pdf: Uint8Array, who: CastMember): SignatureRequest => ({
  pdf,
  reason: '签署调解协议书',
  shownAt: LAW_TIME,
  typeface,
  ...cast[who],
})

/** An authority in a folder of its own; `close` removes it. */
export const newAuthority = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yanhe-signing-'))
  const authority = await openAuthority({ dir })
  return { dir, authority, close: () => rmSync(dir, { recursive: true, force: true }) }
}

export const toolsFor = async (authority: Authority, { name, role }: SignatureRequest): Promise<SigningTools> => ({
  signer:
    role === 'organisation-seal'
      ? await authority.sealSigner({ sealKeyRef: 'keqiao', commonName: name, role, keyAlgorithm: 'RSA-2048' })
      : await authority.issueSigner({ commonName: name, role }),
  timestamper: authority.timestamper,
})

/** Signs as one of the cast, the way the platform does: trial first, then the real key. */
export const signAs = async (authority: Authority, pdf: Uint8Array, who: CastMember): Promise<Uint8Array> => {
  const request = requestFor(pdf, who)
  if (who === 'platform') return certify(request, await toolsFor(authority, request))
  const token = await lint(request, { rootPem: authority.rootPem() })
  return sign(token, await toolsFor(authority, request))
}

/** The file after each of the five signatures, the rendered paper first. */
export const ceremony = async (authority: Authority): Promise<readonly Uint8Array[]> => {
  const files = [await rentalPaper()]
  for (const who of Object.keys(cast) as CastMember[])
    files.push(await signAs(authority, files.at(-1) ?? files[0] ?? new Uint8Array(), who))
  return files
}

/** The paper in the archive of its authority. */
export const archived = async (pdf: Uint8Array, { validationData, timestamper }: Authority) =>
  (await archive(pdf, { validation: await validationData(), timestamper })).file
