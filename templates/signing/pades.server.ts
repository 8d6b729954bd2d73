import { PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib'
import { type Appearance, drawAppearance, type Mark, sizeOf, type Typeface } from './appearance.server.ts'
import { throwAwayAuthority } from './authority.server.ts'
import { contentTypes, signDigest } from './cms.server.ts'
import {
  findField,
  type Increment,
  isEmpty,
  openIncrement,
  reserve,
  type SignatureField,
  sealIncrement,
} from './increment.server.ts'
import { type Signer, type SignerRole, SigningError, type Timestamper } from './types.ts'
import { type VerifyOptions, verifyPdf } from './verify.server.ts'

/** Room for one signature with its certificates and timestamp; the built-in authority needs about 3.5 kB. */
const CONTAINER_BYTES = 8192

/** What shall be signed, where, and as whom. */
export interface SignatureRequest {
  readonly pdf: Uint8Array
  readonly fieldName: string
  /** Name of the person or organisation; must be the name in the signer's certificate. */
  readonly name: string
  readonly role: SignerRole
  /** The office in words for the visible part, e.g. 申请人. */
  readonly roleLabel: string
  /** Why it is signed, e.g. 签署调解协议书. */
  readonly reason: string
  readonly mark: Mark
  readonly typeface: Typeface
  /** The instant printed in the box, by the law's clock; without it the real time of signing. */
  readonly shownAt?: Date
}

/** The platform alone certifies. */
export type CertificationRequest = Omit<SignatureRequest, 'role'>

export interface SigningTools {
  readonly signer: Signer
  readonly timestamper: Timestamper
  /** Real time, as the timestamp will say it. */
  readonly signingTime?: Date
  /** More room for the longer tokens of some outside timestamp services. */
  readonly containerBytes?: number
}

const linted: unique symbol = Symbol('linted')

/** A request that has been signed on trial and found good; only `lint` makes one, and only one can be signed. */
export interface LintedToken {
  readonly [linted]: true
  readonly request: SignatureRequest
}

const pdfTime = (at: Date) => `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}+00'00'`

/** The platform's first signature: from here on nothing but signing the reserved fields is allowed (DocMDP, P 2). */
const applyCertification = (increment: Increment, dict: PDFDict, dictRef: ReturnType<Increment['add']>) => {
  const { catalog, context } = increment.document
  const transform = { Type: 'TransformParams', P: 2, V: '1.2' }
  const reference = context.obj({ Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: transform })
  dict.set(PDFName.of('Reference'), context.obj([reference]))
  const root = context.trailerInfo.Root
  if (catalog.has(PDFName.of('Perms')) || !(root instanceof PDFRef)) throw new SigningError('already-certified')
  catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: dictRef }))
  increment.touch(root)
}

const signatureDictionary = ({ document }: Increment, request: SignatureRequest, tools: SigningTools): PDFDict => {
  const dict = PDFDict.withContext(document.context)
  dict.set(PDFName.of('Type'), PDFName.of('Sig'))
  dict.set(PDFName.of('Filter'), PDFName.of('Adobe.PPKLite'))
  dict.set(PDFName.of('SubFilter'), PDFName.of('ETSI.CAdES.detached'))
  dict.set(PDFName.of('Name'), PDFHexString.fromText(request.name))
  dict.set(PDFName.of('Reason'), PDFHexString.fromText(request.reason))
  dict.set(PDFName.of('M'), PDFString.of(pdfTime(tools.signingTime ?? new Date())))
  reserve(dict, tools.containerBytes ?? CONTAINER_BYTES)
  return dict
}

const appearanceOf = (request: SignatureRequest, tools: SigningTools): Appearance => ({
  name: request.name,
  roleLabel: request.roleLabel,
  mark: request.mark,
  typeface: request.typeface,
  shownAt: request.shownAt ?? tools.signingTime ?? new Date(),
})

const openFor = async (request: SignatureRequest, tools: SigningTools) => {
  if (request.name.trim() === '') throw new SigningError('name-empty', request.fieldName)
  if (tools.signer.commonName !== request.name || tools.signer.role !== request.role)
    throw new SigningError('signer-mismatch', `${tools.signer.role} for ${request.role}`)
  const increment = await openIncrement(request.pdf)
  const field = findField(increment, request.fieldName)
  if (!isEmpty(field)) throw new SigningError('field-signed', request.fieldName)
  return { increment, field }
}

type Opened = { increment: Awaited<ReturnType<typeof openIncrement>>; field: SignatureField }

const fillAndSeal = async (
  { increment, field }: Opened,
  request: SignatureRequest,
  tools: SigningTools & { certifies: boolean },
) => {
  const dict = signatureDictionary(increment, request, tools)
  const ref = increment.add(dict)
  field.dict.set(PDFName.of('V'), ref)
  increment.touch(field.ref)
  if (tools.certifies) applyCertification(increment, dict, ref)
  const { width, height } = sizeOf(field.dict)
  if (width > 0 && height > 0) {
    const form = await drawAppearance(increment, field.dict, appearanceOf(request, tools))
    field.dict.set(PDFName.of('AP'), increment.document.context.obj({ N: form }))
  }
  return sealIncrement(increment, ref, tools.containerBytes ?? CONTAINER_BYTES, (digest) =>
    signDigest({ contentType: contentTypes.data, digest }, tools.signer, tools.timestamper.stamp),
  )
}

/**
 * Certifies a rendered paper: the first signature, by the platform, after which only its reserved signature fields
 * may be filled (ISO 32000-2 §12.8.2.2, level 2). All fields must exist before.
 *
 * @returns the new file; the input is untouched. PAdES baseline T (ETSI EN 319 142-1).
 * @throws SigningError `field-missing`, `field-signed`, `already-certified`, `glyph-missing`, `timestamp-refused`.
 */
export const certify = async (request: CertificationRequest, tools: SigningTools): Promise<Uint8Array> => {
  const whole: SignatureRequest = { ...request, role: 'platform' }
  return fillAndSeal(await openFor(whole, tools), whole, { ...tools, certifies: true })
}

const signUnlinted = async (request: SignatureRequest, tools: SigningTools): Promise<Uint8Array> => {
  const opened = await openFor(request, tools)
  if (!opened.increment.document.catalog.has(PDFName.of('Perms'))) throw new SigningError('not-certified')
  return fillAndSeal(opened, request, { ...tools, certifies: false })
}

/**
 * Signs a copy with a throw-away key and verifies it, so that the real key is only used for a file that will stand.
 *
 * @param trust the roots of the signatures that the file already carries.
 * @throws SigningError `lint-failed` with the verifier's reasons, and all that `sign` would throw.
 */
export const lint = async (
  request: SignatureRequest,
  trust: Pick<VerifyOptions, 'rootPem' | 'timestampRootPem'>,
): Promise<LintedToken> => {
  const trial = await throwAwayAuthority()
  const signer = await trial.issueSigner({ commonName: request.name, role: request.role })
  const copy = await signUnlinted(request, { signer, timestamper: trial.timestamper })
  const { verdict, reasons } = await verifyPdf(copy, { ...trust, rootPem: `${trust.rootPem}\n${trial.rootPem()}` })
  if (verdict !== 'good') throw new SigningError('lint-failed', reasons.join('; '))
  return { [linted]: true, request: { ...request, pdf: Uint8Array.from(request.pdf) } }
}

/**
 * Signs one reserved field of a certified paper.
 *
 * @returns the new file: the old one, byte for byte, and one revision behind it. PAdES baseline T.
 * @throws SigningError `field-missing`, `field-signed`, `not-certified`, `glyph-missing`, `strokes-form`,
 *   `key-destroyed`, `timestamp-refused`, `container-full`.
 */
export const sign = (token: LintedToken, tools: SigningTools): Promise<Uint8Array> => signUnlinted(token.request, tools)
