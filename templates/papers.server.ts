import { createHash, X509Certificate } from 'node:crypto'
import { catalogue, type PaperData, type TemplateId } from './catalogue.ts'
import type { PaperDocument, PaperLocale } from './document.ts'
import { typeface } from './render/fonts.server.ts'
import { PLATFORM_FIELD, renderDocument } from './render/render.server.ts'
import type { Mark } from './signing/appearance.server.ts'
import type { Authority } from './signing/authority.server.ts'
import { certify, lint, type SignatureRequest, sign } from './signing/pades.server.ts'
import type { Signer, SignerRole, Timestamper } from './signing/types.ts'
import { type Verification, type VerifyOptions, verifyPdf } from './signing/verify.server.ts'

export { catalogue, type PaperData, type TemplateId } from './catalogue.ts'
export type { PaperLocale, Words } from './document.ts'
export { glyphsMissing, glyphsMissingIn } from './render/fonts.server.ts'
export type { Mark, Strokes } from './signing/appearance.server.ts'
export type { Authority } from './signing/authority.server.ts'
export { type KeysInUse, makeGeneration, type RenewedKey } from './signing/generations.server.ts'
export { type KnownKey, knownKeys } from './signing/known-keys.server.ts'
export type { SignerRole, Timestamper } from './signing/types.ts'
export type { Verdict, Verification, VerifiedSignature } from './signing/verify.server.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Offices in words for the visible part of a signature. */
const offices: Readonly<Record<SignerRole, Readonly<Record<PaperLocale, string>>>> = {
  platform: { 'zh-CN': '平台', en: 'Platform' },
  party: { 'zh-CN': '当事人', en: 'Party' },
  mediator: { 'zh-CN': '调解员', en: 'Mediator' },
  judge: { 'zh-CN': '审判员', en: 'Judge' },
  'organisation-seal': { 'zh-CN': '调解组织', en: 'Organisation' },
  'court-seal': { 'zh-CN': '人民法院', en: 'Court' },
}

export interface PrepareRequest<Id extends TemplateId> {
  readonly templateId: Id
  readonly data: PaperData<Id>
  readonly locale: PaperLocale
  /** Code of the case, in the header of every page. */
  readonly code: string
  /** Where the paper can be checked; printed, and in the square code. */
  readonly verifyUrl: string
  readonly authority: Authority
  /** Another timestamp service than the authority's own. */
  readonly timestamper?: Timestamper
  /** Whether the paper will be signed; a reference copy is not, and has no signature fields. */
  readonly certify: boolean
  /** Name under which the platform certifies. */
  readonly platformName: string
}

export interface PreparedPaper {
  readonly bytes: Uint8Array
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
  /** The fields that people and seals sign, from top to bottom; the platform's own is not among them. */
  readonly fieldNames: readonly string[]
}

/**
 * Renders a paper with its signature fields reserved and lets the platform certify it, so that from then on nothing
 * but signing is possible.
 *
 * @throws ZodError for data that the paper does not take, GlyphMissing for a character that no font has.
 */
export const preparePaper = async <Id extends TemplateId>(request: PrepareRequest<Id>): Promise<PreparedPaper> => {
  const { templateId, data, locale, code, verifyUrl, authority, platformName } = request
  const document = catalogue[templateId] as unknown as PaperDocument
  const rendered = await renderDocument({ document, data, locale, code, verifyUrl, signable: request.certify })
  const fieldNames = rendered.fields.map(({ name }) => name).filter((name) => name !== PLATFORM_FIELD)
  if (!request.certify) return { bytes: rendered.bytes, sha256: hashOf(rendered.bytes), fieldNames }
  const signer = await authority.issueSigner({ commonName: platformName, role: 'platform' })
  const bytes = await certify(
    {
      pdf: rendered.bytes,
      fieldName: PLATFORM_FIELD,
      name: platformName,
      roleLabel: offices.platform[locale],
      reason: document.title[locale],
      mark: { kind: 'typed' },
      typeface: typeface(),
    },
    { signer, timestamper: request.timestamper ?? authority.timestamper },
  )
  return { bytes, sha256: hashOf(bytes), fieldNames }
}

interface SigningRequest {
  readonly bytes: Uint8Array
  readonly fieldName: string
  readonly authority: Authority
  /** Another timestamp service than the authority's own. */
  readonly timestamper?: Timestamper
  /** Roots of that service, PEM. */
  readonly timestampRootPem?: string
  /** The instant shown in the box, by the law's clock. */
  readonly when: Date
  /** Why it is signed; by default the office alone is stated. */
  readonly reason?: string
  readonly locale?: PaperLocale
}

export interface SignPaperRequest extends SigningRequest {
  readonly signer: {
    readonly name: string
    readonly role: Exclude<SignerRole, 'platform' | 'organisation-seal' | 'court-seal'>
    /** The office in words, e.g. 申请人; by default that of the role. */
    readonly roleLabel?: string
    readonly mark: Extract<Mark, { kind: 'drawn' | 'typed' }>
  }
}

export interface SealPaperRequest extends SigningRequest {
  readonly seal: {
    /** Which seal; the same reference is always the same key. */
    readonly sealKeyRef: string
    /** Name of the organisation or court. */
    readonly name: string
    readonly role: Extract<SignerRole, 'organisation-seal' | 'court-seal'>
  }
}

export interface SignedPaper {
  readonly bytes: Uint8Array
  readonly sha256: string
  /** Serial number of the certificate, hexadecimal. */
  readonly certSerial: string
  /** Real time, as the timestamp proves it. */
  readonly signedAt: Date
}

type Drawn = Pick<SignatureRequest, 'name' | 'role' | 'roleLabel' | 'mark'>

const signWith = async (request: SigningRequest, drawn: Drawn, signerOf: () => Promise<Signer>) => {
  const { bytes: pdf, fieldName, authority, timestamper, timestampRootPem, when } = request
  const trust = { rootPem: authority.rootPem(), ...(timestampRootPem && { timestampRootPem }) }
  const reason = request.reason ?? drawn.roleLabel
  // The real key is made, or used, only once a copy with a throw-away key has been found good.
  const token = await lint({ ...drawn, pdf, fieldName, reason, typeface: typeface(), shownAt: when }, trust)
  const signer = await signerOf()
  const signedAt = new Date()
  const tools = { signer, timestamper: timestamper ?? authority.timestamper, signingTime: signedAt }
  const bytes = await sign(token, tools)
  const { serialNumber } = new X509Certificate(signer.certificate)
  return { bytes, sha256: hashOf(bytes), certSerial: serialNumber, signedAt }
}

/**
 * Signs a prepared paper for one person with a key that exists for this one signature only.
 *
 * @throws SigningError; the paper given is then as it was.
 */
export const signPaper = async (request: SignPaperRequest): Promise<SignedPaper> => {
  const { name, role, mark, roleLabel } = request.signer
  const drawn = { name, role, mark, roleLabel: roleLabel ?? offices[role][request.locale ?? 'zh-CN'] }
  return signWith(request, drawn, () => request.authority.issueSigner({ commonName: name, role }))
}

/**
 * Puts the seal of an organisation or a court on a prepared paper.
 *
 * @throws SigningError; the paper given is then as it was.
 */
export const sealPaper = async (request: SealPaperRequest): Promise<SignedPaper> => {
  const { name, role, sealKeyRef } = request.seal
  const roleLabel = offices[role][request.locale ?? 'zh-CN']
  const drawn = { name, role, roleLabel, mark: { kind: 'seal' } as const }
  return signWith(request, drawn, () => request.authority.sealSigner({ commonName: name, role, sealKeyRef }))
}

/** Examines a paper byte by byte; see `verifyPdf`. */
export const verifyPaper = (
  bytes: Uint8Array,
  rootPem: string,
  options: Omit<VerifyOptions, 'rootPem'> = {},
): Promise<Verification> => verifyPdf(bytes, { ...options, rootPem })
