import { createHash, X509Certificate } from 'node:crypto'
import { catalogue, type PaperData, type TemplateId } from './catalogue.ts'
import type { PaperDocument, PaperLocale } from './document.ts'
import { renderApart } from './render/apart.server.ts'
import { typeface } from './render/fonts.server.ts'
import type { RenderOrder } from './render/messages.ts'
import { fingerprintOf, PLATFORM_FIELD, type RenderedPaper } from './render/render.server.ts'
import type { Mark } from './signing/appearance.server.ts'
import { archive } from './signing/archive.server.ts'
import type { Authority } from './signing/authority.server.ts'
import { isFullySigned } from './signing/increment.server.ts'
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

/** A file that may have gone to the archive. */
export interface PaperFile {
  readonly bytes: Uint8Array
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
  /** Until when the timestamp over the whole file can be judged; null as long as somebody has still to sign. */
  readonly stampUntil: Date | null
}

export interface PreparedPaper extends PaperFile {
  /** The fields that people and seals sign, from top to bottom; the platform's own is not among them. */
  readonly fieldNames: readonly string[]
}

/**
 * A paper before anybody signed it; the same order always gives the same bytes.
 *
 * @throws ZodError for data that the paper does not take, GlyphMissing for a character that no font has, ValueMissing
 * for a value that its text names.
 */
export const renderPaper = async (order: RenderOrder): Promise<RenderedPaper> => {
  const document = catalogue[order.templateId] as unknown as PaperDocument
  document.schema.parse(order.data)
  return renderApart(order)
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
  const rendered = await renderPaper({ templateId, data, locale, code, verifyUrl, signable: request.certify })
  const fieldNames = rendered.fields.map(({ name }) => name).filter((name) => name !== PLATFORM_FIELD)
  if (!request.certify) return { ...fileOf(rendered.bytes, null), fieldNames }
  const signer = await authority.issueSigner({ commonName: platformName, role: 'platform' })
  const timestamper = request.timestamper ?? authority.timestamper
  const certified = await certify(
    {
      pdf: rendered.bytes,
      fieldName: PLATFORM_FIELD,
      name: platformName,
      roleLabel: offices.platform[locale],
      reason: document.title[locale],
      mark: { kind: 'typed' },
      typeface: typeface(),
    },
    { signer, timestamper },
  )
  return { ...(await keep(certified, authority, timestamper)), fieldNames }
}

const fileOf = (bytes: Uint8Array, stampUntil: Date | null): PaperFile => ({
  bytes,
  sha256: hashOf(bytes),
  stampUntil,
})

/** Puts a paper into the archive when nobody has to sign it any more: from here on it must stand by itself. */
const keep = async (pdf: Uint8Array, authority: Authority, timestamper: Timestamper): Promise<PaperFile> =>
  (await isFullySigned(pdf)) ? renewPaper({ bytes: pdf, authority, timestamper }) : fileOf(pdf, null)

/**
 * Puts a signed paper into the archive, or once more when the service's certificate is going to end; see `archive`.
 *
 * @throws SigningError; the paper given is then as it was.
 */
export const renewPaper = async (request: {
  readonly bytes: Uint8Array
  readonly authority: Authority
  /** Another timestamp service than the authority's own. */
  readonly timestamper?: Timestamper
}): Promise<PaperFile> => {
  const { bytes: pdf, authority } = request
  const validation = await authority.validationData()
  const { file, until } = await archive(pdf, { validation, timestamper: request.timestamper ?? authority.timestamper })
  return fileOf(file, until)
}

/** The wording and the layout that a paper of this kind is made with today, as one checksum. */
export const fingerprint = (templateId: TemplateId): string =>
  fingerprintOf(catalogue[templateId] as unknown as PaperDocument)

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

export interface SignedPaper extends PaperFile {
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
  const file = await keep(await sign(token, tools), authority, tools.timestamper)
  const { serialNumber } = new X509Certificate(signer.certificate)
  return { ...file, certSerial: serialNumber, signedAt }
}

/**
 * Signs a prepared paper for one person with a key that exists for this one signature only. The last signature of a
 * paper also makes it fit for the archive; see `archive`.
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
