import type { Actor } from '../engine/actor.ts'
import { perform } from '../engine/perform.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { drawBatch, proposeInBatch } from './batch.commands.server.ts'
import { batchView } from './batch.queries.server.ts'
import { signRuling, undoRuling } from './sign-ruling.server.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** One form that acts on many cases: each case is an act of its own under a key made of the form's. */
interface Together {
  readonly actor: Person
  /** The form's idempotency key, a UUID. */
  readonly key: string
}

const courtsOf = ({ posts }: Person) => posts.flatMap(({ courtId }) => courtId ?? [])
const keyOf = ({ key }: Together, caseId: string) => `${key}/${caseId}`

/** Puts cases together and has a sample drawn; the form's key is the number of the batch, so that it is drawn once. */
export async function drawTogether(
  platform: Platform,
  form: Together,
  caseIds: readonly string[],
): Promise<{ readonly batchId: string }> {
  const rows = await platform.db.confirmationCase.findMany({
    where: { id: { in: [...caseIds] }, courtId: { in: courtsOf(form.actor) } },
    select: { id: true, disputeId: true },
    orderBy: { id: 'asc' },
  })
  if (rows.length === 0) throw new DomainError('request/invalid', { cases: 'court/choose-cases' })
  const input = { batchId: form.key, cases: rows.map(({ id }) => id) }
  for (const { id, disputeId } of rows) {
    await perform(platform, drawBatch, { actor: form.actor, disputeId, key: keyOf(form, id), input })
  }
  return { batchId: form.key }
}

/** Proposes what is left of a batch whose sample was found good, one act for each case. */
export async function proposeTogether(
  platform: Platform,
  form: Together,
  { batchId, ...review }: { readonly batchId: string; readonly noGround: unknown; readonly heard: unknown },
): Promise<void> {
  const { rows } = await batchView(platform, courtsOf(form.actor), batchId)
  for (const { caseId, disputeId } of rows.filter(({ step }) => step === 'waiting')) {
    const input = { batchId, ...review }
    await perform(platform, proposeInBatch, { actor: form.actor, disputeId, key: keyOf(form, caseId), input })
  }
}

interface Signing {
  readonly batchId: string
  readonly codeId: string
  /** The rulings for which the code was sent, hexadecimal. */
  readonly hashes: readonly string[]
}

/**
 * Signs rulings one after the other with one code that was sent for exactly these. One that changed meanwhile is left
 * unsigned and the others are signed.
 * @returns how many were left.
 */
export async function signTogether(
  platform: Platform,
  form: Together,
  { batchId, codeId, hashes }: Signing,
): Promise<number> {
  const { rows } = await batchView(platform, courtsOf(form.actor), batchId)
  let left = 0
  for (const rulingSha256 of hashes) {
    const row = rows.find((one) => one.rulingSha256 === rulingSha256)
    const input = { rulingSha256, codeId, together: [...hashes] }
    const request = row && { actor: form.actor, disputeId: row.disputeId, key: keyOf(form, row.caseId), input }
    const isSigned = request ? await signed(platform, request) : false
    if (!isSigned) left += 1
  }
  return left
}

async function signed(platform: Platform, request: Parameters<typeof perform>[2]): Promise<boolean> {
  try {
    await perform(platform, signRuling, request)
    return true
  } catch (error) {
    // What moved on is shown where it stands now; a code that does not count stops everything.
    if (error instanceof DomainError && error.status === 409 && error.code !== 'guard/stepUpDone') return false
    throw error
  }
}

/** Takes every signature of a batch back whose ten seconds are not over. */
export async function undoTogether(platform: Platform, form: Together, batchId: string): Promise<void> {
  const { rows } = await batchView(platform, courtsOf(form.actor), batchId)
  for (const { caseId, disputeId } of rows.filter(({ step }) => step === 'signing')) {
    try {
      await perform(platform, undoRuling, { actor: form.actor, disputeId, key: keyOf(form, caseId), input: {} })
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'court/too-late')) throw error
    }
  }
}
