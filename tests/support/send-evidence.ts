import { createHash, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { completeUpload, startUpload } from '#app/domain/evidence/commands.server.ts'
import { linkParts, recordStored } from '#app/domain/evidence/uploads.server.ts'
import type { World } from './world.ts'

export interface FileToSend {
  readonly name: string
  readonly bytes: Buffer
  readonly audience?: 'all' | 'mediator'
  /** What else is said about it. */
  readonly about?: Readonly<Record<string, unknown>>
}

/** Who looks at which dispute. */
export async function lookingAs(w: World, who: string, disputeId: string) {
  const actor = await w.as(who)
  return { platform: w.platform, actor, disputeId, roles: await rolesTowards(w.platform.db, actor, disputeId) }
}

/** Sends a small file the way the browser does; it is not checked yet. Gives the number of the item. */
export async function sendEvidence(w: World, who: string, disputeId: string, file: FileToSend): Promise<string> {
  const { name, bytes, audience = 'all', about } = file
  const place = await lookingAs(w, who, disputeId)
  const asked = () => ({ actor: place.actor, disputeId, key: randomUUID() })
  const input = { name, bytes: bytes.length, description: '', audience, ...about }
  const { evidenceId } = (await perform(w.platform, startUpload, { ...asked(), input })).result
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [link] = (await linkParts(place, { evidenceId, parts: [{ partNo: 1, sha256, bytes: bytes.length }] })).urls
  const body = new Uint8Array(bytes)
  expect((await fetch(link?.url ?? '', { method: 'PUT', headers: link?.headers ?? {}, body })).status).toBe(200)
  await recordStored(place, evidenceId)
  await perform(w.platform, completeUpload, { ...asked(), input: { evidenceId } })
  return evidenceId
}
