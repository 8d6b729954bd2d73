import { createHash } from 'node:crypto'
import { performSystem } from '#app/domain/engine/perform.server.ts'
import { newLink } from '#app/domain/invitation/link.server.ts'
import { openSigning } from '#app/domain/settlement/commands.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { drainOutbox } from './drain.ts'
import { actsIn, draftedDispute, readText, sendText } from './settled.ts'
import type { Fields, SitePeople } from './site-people.ts'
import type { WorldDispute } from './world.ts'

export const pathOf = (code: string, rest: string, area = '') => `${area}/c/${encodeURIComponent(code)}${rest}`
const SEALS = (code: string) => `/seal/${encodeURIComponent(code)}`

const TICKS = { amount: 'yes', date: 'yes', consequence: 'yes' } as const

/** What people do at a running site, by the forms of its pages. */
export function httpActs({ w, person, post, postJson, newestCode }: SitePeople) {
  const { db } = w.platform
  const nameOf = async (who: string) => (await w.as(who)).name

  /** The page on which this person signs. */
  const signPath = (who: string, { code }: WorldDispute) =>
    who === 'orgAdmin' ? SEALS(code) : pathOf(code, '/sign', who === 'mediator' ? '/desk' : '')
  const hashOf = async ({ id }: WorldDispute) =>
    Buffer.from((await openVersionOf(db, id))?.bodySha256 ?? []).toString('hex')
  /** A dispute whose text everybody has read and the mediator has opened for signing. */
  const openForSigning = async (): Promise<WorldDispute> => {
    const dispute = await draftedDispute(w)
    await sendText(w, dispute)
    await readText(w, dispute)
    await actsIn(w).act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    return dispute
  }
  const ask = async (who: string, path: string) => {
    const { status } = await post(await person(who), path, { act: 'sendCode', ...TICKS })
    return status === 303 ? newestCode() : '000000'
  }
  /** Everything that the form of signing brings, with a code that was asked for on the page. */
  const signFields = async (who: string, dispute: WorldDispute): Promise<Fields> => ({
    act: 'sign',
    bodySha256: await hashOf(dispute),
    code: await ask(who, signPath(who, dispute)),
    ...{ eSignature: 'yes', ...TICKS },
    ...{ signatureKind: 'typed', typedName: await nameOf(who) },
  })
  const sign = async (who: string, dispute: WorldDispute) =>
    post(await person(who), signPath(who, dispute), await signFields(who, dispute))

  const applyPath = ({ code }: WorldDispute) => pathOf(code, '/confirm')
  const applyFields = async (who: string, dispute: WorldDispute): Promise<Fields> => {
    const found = await db.confirmationCase.findFirst({ where: { disputeId: dispute.id }, orderBy: { id: 'desc' } })
    return {
      act: 'sign',
      bodySha256: Buffer.from(found?.applicationSha256 ?? []).toString('hex'),
      code: await ask(who, applyPath(dispute)),
      ...{ undertaking: 'yes', signatureKind: 'typed', typedName: await nameOf(who) },
    }
  }

  const evidence = ({ code }: WorldDispute, rest = '') => pathOf(code, `/evidence${rest}`)
  /** Starts an upload; the answer holds its number. */
  const startFile = async (who: string, dispute: WorldDispute, bytes: Buffer) =>
    postJson(await person(who), evidence(dispute, '/api/start'), {
      ...{ name: '合同.jpg', bytes: bytes.length, description: '', audience: 'mediator' },
    })
  /** Sends the bytes of a started file to the store. */
  const putFile = async (who: string, dispute: WorldDispute, evidenceId: string, bytes: Buffer) => {
    const parts = [{ partNo: 1, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }]
    const answer = await postJson(await person(who), evidence(dispute, '/api/parts'), { evidenceId, parts })
    const [link] = (JSON.parse(answer.text) as { urls: { url: string; headers: Record<string, string> }[] }).urls
    const url = new URL(link?.url ?? '', w.platform.settings.origin)
    await fetch(url, { method: 'PUT', headers: link?.headers ?? {}, body: new Uint8Array(bytes) })
  }
  const completeFile = async (who: string, dispute: WorldDispute, evidenceId: string) =>
    postJson(await person(who), evidence(dispute, '/api/complete'), { evidenceId })

  /** What stands for the link of an invitation in the cookie of whoever holds it. */
  const linkOf = async (disputeId: string, invitationId: string) =>
    (await performSystem(w.platform, disputeId, (act) => newLink(act, invitationId))).token
  /** A fresh link to the one invitation of a dispute. */
  const newToken = async ({ id }: WorldDispute) =>
    linkOf(id, (await db.invitation.findFirstOrThrow({ where: { disputeId: id } })).id)

  /** What no refusal may change. */
  const standing = async (id: string) => ({
    events: await db.trailEvent.count({ where: { chainId: id } }),
    dispute: await db.dispute.findFirst({ where: { id }, select: { state: true, stateSeq: true } }),
    items: await db.evidenceItem.findMany({
      where: { disputeId: id },
      select: { id: true, state: true, stateSeq: true },
      orderBy: { id: 'asc' },
    }),
    versions: await db.agreementVersion.findMany({
      where: { disputeId: id },
      select: { id: true, state: true, stateSeq: true, editNo: true },
      orderBy: { id: 'asc' },
    }),
    cases: await db.confirmationCase.findMany({
      where: { disputeId: id },
      select: { id: true, state: true, stateSeq: true },
    }),
    intents: await db.signatureIntent.count({
      where: { OR: [{ version: { disputeId: id } }, { case: { disputeId: id } }] },
    }),
    addresses: await db.serviceAddress.count({ where: { party: { disputeId: id } } }),
    later: await db.$queryRaw`
      select count(*)::int from outbox o join trail_event e on e.id = o.event_id where e.chain_id = ${id}::uuid`,
  })

  return {
    ...{ signPath, hashOf, openForSigning, signFields, sign, applyPath, applyFields, ask },
    ...{ evidence, startFile, putFile, completeFile, linkOf, newToken, standing },
  }
}
