import { isIssuedBy, readPem, subjectField } from './chain.server.ts'
import { type AddedSignature, type AddedValidation, fieldNumbers, readAddition } from './changes.server.ts'
import { sha256 } from './cms.server.ts'
import { type Proof, type Trust, verifyContainer, verifyDocumentTimestamp } from './container.server.ts'
import { type Revision, readRevisions, resolve, snapshotOf } from './revisions.server.ts'
import { type Level, levelOf, type Reliance, readStore, revocationsIn } from './store.server.ts'
import { asDict, asItems, asName, asNumber, canonical, type PdfValue, SyntaxFault, textOf } from './syntax.server.ts'
import { type SignerRole, signerRoles } from './types.ts'

/**
 * `good`: every byte is as it was signed. `incomplete`: nothing is wrong, but a signature is still missing.
 * `forged`: changed after signing, or signed by somebody else. `unreadable`: not a paper of this kind.
 */
export type Verdict = 'good' | 'forged' | 'incomplete' | 'unreadable'

export interface VerifiedSignature {
  readonly fieldName: string
  /** The first signature certifies the paper; of the others, in which office. */
  readonly kind: 'certification' | SignerRole | 'unknown'
  readonly signerName: string
  /** As the signature says (`/M`). */
  readonly signedAt: Date | null
  /** As the timestamp proves. */
  readonly timestampAt: Date | null
  /** Everything up to the end of its revision is signed, but for the signature itself. */
  readonly coversWholeRevision: boolean
  readonly ok: boolean
  readonly reason?: string
}

/** A timestamp over the whole file as it was. */
export interface VerifiedTimestamp {
  readonly fieldName: string
  readonly at: Date | null
  /** Until when the service's certificate is in force: before, the paper is to be archived anew. */
  readonly until: Date | null
  readonly ok: boolean
  readonly reason?: string
}

export interface Verification {
  readonly verdict: Verdict
  readonly signatures: readonly VerifiedSignature[]
  /** Null where nothing is signed. */
  readonly level: Level | null
  readonly timestamps: readonly VerifiedTimestamp[]
  /** The rendered paper is the first; each signature adds one. */
  readonly revisions: number
  /** SHA-256 of the file at the end of each revision, hexadecimal, for comparing with the platform's own record. */
  readonly revisionHashes: readonly string[]
  /** Reserved fields that nobody has signed. */
  readonly emptyFields: readonly string[]
  readonly reasons: readonly string[]
}

export interface VerifyOptions {
  /** One or more roots, PEM. */
  readonly rootPem: string
  /** Roots of outside timestamp services, PEM. */
  readonly timestampRootPem?: string
  /** When the question is asked; now if absent. */
  readonly at?: Date
  /** Fields that must be signed, else `incomplete`. */
  readonly requiredFields?: readonly string[]
  /** A lower level is `incomplete`. */
  readonly requiredLevel?: Level
}

/** Our papers stay far below; a larger file is a stranger's. */
const MAX_FILE_BYTES = 50 * 1024 * 1024
const SKEW_MS = 5 * 60_000
/** How far the time that a signature claims may be from the time that its timestamp proves. */
const CLAIM_TOLERANCE_MS = 60 * 60_000

const readPdfTime = (text: string): Date | null => {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+00'00'$/.exec(text)
  const at = parts ? new Date(`${parts.slice(1, 4).join('-')}T${parts.slice(4, 7).join(':')}Z`) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

const roleIn = (unit: string): SignerRole | 'unknown' => signerRoles.find((role) => role === unit) ?? 'unknown'

/** The place of the container, if the byte range names exactly everything else up to the revision's end. */
const gapOf = (file: Buffer, { dict }: AddedSignature, revision: Revision) => {
  const contents = dict.get('Contents')
  const [zero, before, after, rest, ...more] = asItems(dict.get('ByteRange')).map(asNumber)
  if (contents?.kind !== 'string' || zero !== 0 || more.length > 0) return null
  const isExact = before === contents.start && after === contents.end && (rest ?? 0) + contents.end === revision.end
  const hex = file.toString('latin1', contents.start + 1, contents.end - 1)
  // Only one way of writing the digits: a changed letter case would be a change that nothing signs.
  return isExact && /^[0-9a-f]+$/.test(hex) && file[contents.start] === 0x3c ? contents : null
}

const failed = (fieldName: string, reason: string): VerifiedSignature => ({
  fieldName,
  kind: 'unknown',
  signerName: '',
  signedAt: null,
  timestampAt: null,
  coversWholeRevision: false,
  ok: false,
  reason,
})

interface Subject {
  readonly file: Buffer
  readonly revisions: readonly Revision[]
  readonly trust: Trust
  readonly at: Date
}

const claimFault = (signedAt: Date | null, timestampAt: Date, at: Date): string | null => {
  if (!signedAt) return 'no time of signing'
  if (Math.abs(signedAt.getTime() - timestampAt.getTime()) > CLAIM_TOLERANCE_MS)
    return 'the times contradict each other'
  return timestampAt.getTime() > at.getTime() + SKEW_MS ? 'signed in the future' : null
}

/** What one revision turned out to be, and the certificates that it relies on. */
type Checked =
  | { readonly kind: 'signature'; readonly signature: VerifiedSignature; readonly relies: readonly Reliance[] }
  | { readonly kind: 'timestamp'; readonly timestamp: VerifiedTimestamp; readonly relies: readonly Reliance[] }
  | { readonly kind: 'validation'; readonly added: AddedValidation }

const relianceOf = (fieldName: string, { at, certificate, others }: Proof): Reliance => ({
  fieldName,
  at,
  certificates: [certificate, ...others.filter((other) => isIssuedBy(certificate, other))],
})

/** The container of a signature or a timestamp, and the digest of everything else up to the end of its revision. */
const coverOf = ({ file }: Subject, revision: Revision, added: AddedSignature) => {
  const gap = gapOf(file, added, revision)
  if (!gap) throw new SyntaxFault(`the ${added.kind} does not cover the whole revision`)
  const digest = sha256(file.subarray(0, gap.start), file.subarray(gap.end, revision.end))
  return { container: Buffer.from(gap.bytes, 'latin1'), digest }
}

const checkSignature = (subject: Subject, revision: Revision, added: AddedSignature, isFirst: boolean): Checked => {
  const { fieldName } = added
  const { container, digest } = coverOf(subject, revision, added)
  const { signer, others, stamp } = verifyContainer(container, digest, subject.trust)
  const signedAt = readPdfTime(textOf(added.dict.get('M')))
  const fullName = textOf(added.dict.get('Name'))
  const certified = subjectField(signer, 'CN')
  const isSameName =
    certified !== '' && (fullName === certified || (certified.length >= 64 && fullName.startsWith(certified)))
  const role = roleIn(subjectField(signer, 'OU'))
  const reason =
    claimFault(signedAt, stamp.at, subject.at) ??
    (isSameName ? null : 'another name than in the certificate') ??
    (isFirst === (role === 'platform') ? null : 'the platform certifies, first and only once')
  const signature = {
    fieldName,
    kind: isFirst ? ('certification' as const) : role,
    signerName: fullName,
    signedAt,
    timestampAt: stamp.at,
    coversWholeRevision: true,
    ok: reason === null,
    ...(reason && { reason }),
  }
  const relies = [relianceOf(fieldName, { at: stamp.at, certificate: signer, others }), relianceOf(fieldName, stamp)]
  return { kind: 'signature', signature, relies }
}

const checkTimestamp = (subject: Subject, revision: Revision, added: AddedSignature): Checked => {
  const { fieldName } = added
  const { container, digest } = coverOf(subject, revision, added)
  const proof = verifyDocumentTimestamp(container, digest, subject.trust)
  if (proof.at.getTime() > subject.at.getTime() + SKEW_MS) throw new SyntaxFault('a timestamp of the future')
  const timestamp = { fieldName, at: proof.at, until: proof.certificate.schema.notAfter, ok: true }
  return { kind: 'timestamp', timestamp, relies: [relianceOf(fieldName, proof)] }
}

const checkRevision = (subject: Subject, index: number): Checked => {
  const [before, revision] = [subject.revisions[index - 1], subject.revisions[index]]
  if (!before || !revision) return { kind: 'signature', signature: failed('', 'no such revision'), relies: [] }
  let [fieldName, isTimestamp] = ['', false]
  try {
    const added = readAddition(snapshotOf(subject.revisions.slice(0, index)), before, revision, index === 1)
    if (added.kind === 'validation') return { kind: 'validation', added }
    fieldName = added.fieldName
    isTimestamp = added.kind === 'timestamp'
    return isTimestamp
      ? checkTimestamp(subject, revision, added)
      : checkSignature(subject, revision, added, index === 1)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return isTimestamp
      ? { kind: 'timestamp', timestamp: { fieldName, at: null, until: null, ok: false, reason }, relies: [] }
      : { kind: 'signature', signature: failed(fieldName, reason), relies: [] }
  }
}

/** Signature fields of the whole file without a value. */
const emptyFieldsOf = (revisions: readonly Revision[]): readonly string[] => {
  const snapshot = snapshotOf(revisions)
  const catalog = resolve(snapshot, revisions[0]?.trailer.get('Root'))
  const fields = fieldNumbers(snapshot, catalog).map((number) => asDict(snapshot.get(number)?.value))
  return fields.filter((field) => canonical(field.get('V')) === '-').map((field) => textOf(field.get('T')))
}

const broken = (file: Buffer, error: unknown): Verification => ({
  // A file that was ours and has been damaged is no stranger's file: people must hear that it was changed.
  verdict: file.includes('/ETSI.CAdES.detached') && file.includes('%PDF-') ? 'forged' : 'unreadable',
  signatures: [],
  level: null,
  timestamps: [],
  revisions: 0,
  revisionHashes: [],
  emptyFields: [],
  reasons: [error instanceof Error ? error.message : String(error)],
})

/** A paper as we render it holds no signature yet: one that does was written anew by somebody. */
const strayIn = (revisions: readonly Revision[]): readonly string[] => {
  const dicts = [...(revisions[0]?.objects.values() ?? [])].map(({ value }) => asDict(value))
  const isSigned = (dict: ReadonlyMap<string, PdfValue>) =>
    ['Sig', 'DocTimeStamp'].includes(asName(dict.get('Type'))) ||
    (asName(dict.get('FT')) === 'Sig' && canonical(dict.get('V')) !== '-')
  return dicts.some(isSigned) ? ['a signature that does not stand in a revision of its own'] : []
}

const LEVELS: readonly Level[] = ['T', 'LT', 'LTA']

const judge = (subject: Subject, { requiredFields = [], requiredLevel = 'T' }: VerifyOptions): Verification => {
  const { file, revisions, trust } = subject
  const checked = revisions.slice(1).map((_, index) => checkRevision(subject, index + 1))
  const signatures = checked.flatMap((one) => (one.kind === 'signature' ? [one.signature] : []))
  const timestamps = checked.flatMap((one) => (one.kind === 'timestamp' ? [one.timestamp] : []))
  const store = readStore(
    checked.flatMap((one) => (one.kind === 'validation' ? [one.added] : [])),
    trust,
  )
  const relies = checked.flatMap((one) => (one.kind === 'validation' ? [] : one.relies))
  const wrong = [
    ...strayIn(revisions),
    ...[...signatures, ...timestamps].flatMap(({ ok, fieldName, reason }) =>
      ok ? [] : [`${fieldName || '?'}: ${reason}`],
    ),
    ...store.wrong,
    ...revocationsIn(relies, store.lists),
  ]
  const level = levelOf(
    checked.map(({ kind }) => kind),
    checked.flatMap((one) => (one.kind === 'signature' ? one.relies : [])),
    store.lists,
  )
  const emptyFields = emptyFieldsOf(revisions)
  const signed = new Set(signatures.map(({ fieldName }) => fieldName))
  const missing = requiredFields.filter((name) => !signed.has(name)).map((name) => `${name}: not signed`)
  if (signatures.length === 0) missing.push('no signature')
  else if (LEVELS.indexOf(level ?? 'T') < LEVELS.indexOf(requiredLevel))
    missing.push(`level ${level} of ${requiredLevel}`)
  const rootsInForce = trust.roots.some(({ schema }) => schema.notBefore <= subject.at && subject.at <= schema.notAfter)
  if (!rootsInForce) wrong.push('no root is in force')
  const complete: Verdict = missing.length > 0 ? 'incomplete' : 'good'
  return {
    verdict: wrong.length > 0 ? 'forged' : complete,
    signatures,
    level,
    timestamps,
    revisions: revisions.length,
    revisionHashes: revisions.map(({ end }) => Buffer.from(sha256(file.subarray(0, end))).toString('hex')),
    emptyFields,
    reasons: [...wrong, ...missing],
  }
}

/**
 * Examines a paper of this platform, byte by byte: form of the file, each signature's range, digest, certificate and
 * timestamp, that between two signatures nothing happened but the signing of one reserved field or a step to the
 * archive, and that no certificate had been revoked when it was used.
 *
 * A file whose last revisions were cut off is a whole, shorter file; only `revisions` and `revisionHashes` compared
 * with the platform's record show it.
 */
export const verifyPdf = async (bytes: Uint8Array, options: VerifyOptions): Promise<Verification> => {
  const file = Buffer.from(bytes)
  const roots = readPem(options.rootPem)
  const trust = { roots, timestampRoots: readPem(options.timestampRootPem ?? '') }
  try {
    if (file.length > MAX_FILE_BYTES) throw new SyntaxFault('the file is too large')
    const revisions = readRevisions(file)
    return judge({ file, revisions, trust, at: options.at ?? new Date() }, options)
  } catch (error) {
    return broken(file, error)
  }
}
