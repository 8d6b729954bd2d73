import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  catalogue,
  fingerprint,
  type PreparedPaper,
  type SignedPaper,
  type TemplateId,
} from '#templates/papers.server.ts'
import { documentCode } from '../engine/documents.server.ts'
import { payloadText } from '../engine/trail.server.ts'
import type { Act } from '../engine/types.ts'
import type { Platform } from '../platform/platform.ts'

const CODE_CHARACTERS = 12
const PLATFORM_NAME = '言和在线调解平台'
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

/** A number by which anybody can check a paper; taken before the paper is made, because it is printed on it. */
export const newDocumentCode = ({ chance }: Pick<Platform, 'chance'>): string =>
  documentCode(chance.bytes(CODE_CHARACTERS))

/** Where a paper can be checked. */
const verifyUrlOf = ({ settings }: Pick<Platform, 'settings'>, code: string): string =>
  `${settings.origin}/verify/${code}`

/** What every paper carries around its contents: the code of its case, where it can be checked, the certification. */
export const frameOf = (platform: Pick<Platform, 'settings' | 'authority'>, caseCode: string | null, code: string) =>
  ({
    locale: 'zh-CN',
    code: caseCode ?? '',
    verifyUrl: verifyUrlOf(platform, code),
    authority: platform.authority,
    certify: true,
    platformName: PLATFORM_NAME,
  }) as const

/** Lays a paper into the store, before any row speaks of it. @returns its key. */
export async function storePaper(
  { store, chance }: Platform,
  paper: { bytes: Uint8Array; sha256: string },
): Promise<string> {
  const key = `papers/${Buffer.from(chance.bytes(16)).toString('hex')}.pdf`
  await store.put(key, paper.bytes, { sha256: paper.sha256, contentType: 'application/pdf' })
  return key
}

export interface NewPaper {
  readonly templateId: TemplateId
  readonly code: string
  /** What the paper says, as it was given to the template. */
  readonly data: unknown
  readonly paper: Pick<PreparedPaper, 'bytes' | 'sha256'>
  readonly objectKey: string
  readonly versionId?: string | null
  readonly caseId?: string | null
  /** Signatures that the file already has: the platform's certification, and a seal put on at once. */
  readonly signatures: number
  readonly fieldName?: string | null
}

/** The row of a paper and its first file. @returns the document's id. */
export async function recordPaper(act: Act, given: NewPaper): Promise<string> {
  const { platform, tx, codec, disputeId, now } = act
  const { number, version } = catalogue[given.templateId]
  const id = platform.chance.id()
  const text = payloadText(given.data)
  await tx.document.create({
    data: {
      id,
      disputeId,
      docNo: Number.parseInt(number, 10) || 0,
      code: given.code,
      templateId: given.templateId,
      templateVersion: version,
      templateSha256: bytesOf(fingerprint(given.templateId)),
      data: codec.seal(`document.data/${id}`, text),
      dataSha256: new Uint8Array(createHash('sha256').update(text).digest()),
      locale: 'zh-CN',
      versionId: given.versionId ?? null,
      caseId: given.caseId ?? null,
      issuedAt: now,
      fileSha256: bytesOf(given.paper.sha256),
    },
  })
  await addRevision(act, id, { ...given, revisionNo: 1 })
  return id
}

export interface NewRevision {
  readonly paper: Pick<SignedPaper, 'bytes' | 'sha256'>
  readonly objectKey: string
  readonly signatures: number
  readonly fieldName?: string | null
  readonly revisionNo: number
}

/** One more file of a paper: the same bytes and one signature after them. @returns the revision's id. */
export async function addRevision(act: Act, documentId: string, given: NewRevision): Promise<string> {
  const id = act.platform.chance.id()
  const sha256 = bytesOf(given.paper.sha256)
  await act.tx.documentRevision.create({
    data: {
      id,
      documentId,
      revisionNo: given.revisionNo,
      bytes: BigInt(given.paper.bytes.length),
      sha256,
      objectKey: given.objectKey,
      fieldName: given.fieldName ?? null,
      signatures: given.signatures,
      at: act.now,
    },
  })
  if (given.revisionNo > 1) await act.tx.document.update({ where: { id: documentId }, data: { fileSha256: sha256 } })
  return id
}

/** The newest file of a paper. */
export const lastRevision = (db: Platform['db'] | Act['tx'], documentId: string) =>
  db.documentRevision.findFirstOrThrow({ where: { documentId }, orderBy: { revisionNo: 'desc' } })

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

/** The bytes of a stored file of a paper. */
export async function readPaper({ store }: Pick<Platform, 'store'>, objectKey: string): Promise<Uint8Array> {
  return collect((await store.get(objectKey)).body)
}
