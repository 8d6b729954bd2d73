import { receiveSmallFile, SmallFileRefused } from '#app/storage/small-file.server.ts'
import { perform } from '../engine/perform.server.ts'
import { DomainError } from '../errors.ts'
import { completeUpload, startUpload } from './commands.server.ts'
import { SMALL_MIB, typeIsAllowed } from './limits.ts'
import { recordWhole, type Sending } from './uploads.server.ts'

const MIB = 1024 * 1024

/**
 * The plain form with one small file: into the store as it comes, then the same way as every other upload.
 * `check` proves where the form comes from, before the first byte is kept.
 */
export async function takeSmallForm(
  sending: Sending,
  request: Request,
  check: (csrf: string | undefined) => Promise<void>,
): Promise<void> {
  const { platform, actor, disputeId } = sending
  const keyFor = async (fields: Readonly<Record<string, string>>, { fileName }: { fileName: string }) => {
    await check(fields.csrf)
    if (fields.audience !== 'all' && fields.audience !== 'mediator')
      throw new DomainError('request/invalid', { audience: 'evidence/audience' })
    if (!typeIsAllowed(fileName)) throw new DomainError('guard/typeAllowed', { file: 'guard/typeAllowed' })
    return `evidence/${Buffer.from(platform.chance.bytes(16)).toString('hex')}`
  }
  const { fields, file } = await receiveSmallFile(request, {
    store: platform.store,
    maxBytes: SMALL_MIB * MIB,
    keyFor,
  }).catch((error) => {
    throw error instanceof SmallFileRefused
      ? new DomainError('evidence/too-large', { file: 'evidence/too-large' }, { cause: error })
      : error
  })
  await check(fields.csrf)
  if (!file) throw new DomainError('request/invalid', { file: 'evidence/file' })
  const key = fields.idempotencyKey ?? platform.chance.id()
  const input = {
    name: file.fileName,
    bytes: file.bytes,
    description: fields.description ?? '',
    audience: fields.audience,
    takenOn: fields.takenOn ?? '',
    isAccount: fields.isAccount === 'yes',
    objectKey: file.key,
  }
  const { result } = await perform(platform, startUpload, {
    actor,
    disputeId,
    key: `${key}/start`,
    input: { ...input, sha256: file.sha256 },
  })
  await recordWhole(sending, result.evidenceId, file.sha256, file.bytes)
  await perform(platform, completeUpload, {
    actor,
    disputeId,
    key: `${key}/complete`,
    input: { evidenceId: result.evidenceId },
  })
}
