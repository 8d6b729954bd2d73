import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { appendEvent } from '#app/domain/engine/trail.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { acceptOffer, makeOffer } from '#app/domain/offer/offer.server.ts'
import { confirmRead, openSigning, sendForReading } from '#app/domain/settlement/commands.server.ts'
import { acceptWarning, addClause, agreeInPrinciple } from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { signAgreement } from '#app/domain/settlement/signing/commands.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { drainOutbox } from './drain.ts'
import type { PeopledWorld, WorldDispute } from './world.ts'

type Named = Pick<WorldDispute, 'id'>

/** What people do in a world, as short calls: each goes through the one door. */
export function actsIn(w: PeopledWorld) {
  const act = async <I extends z.ZodType, R>(who: string, command: Command<I, R>, { id }: Named, input: unknown = {}) =>
    perform(w.platform, command, { actor: await w.as(who), disputeId: id, key: randomUUID(), input })
  const stateOf = async ({ id }: Named) => (await w.platform.db.dispute.findFirstOrThrow({ where: { id } })).state
  /** A code by message for exactly this text. */
  const codeFor = async (who: string, purpose: 'sign' | 'apply', bodySha256: string) => {
    const { personId } = await w.as(who)
    const { phone, name } = await readPerson(w.platform.db, w.platform, personId)
    const wanted = { phone: phone ?? '', purpose, boundTo: bodySha256, personId } as const
    await sendCode(w.platform, { ...wanted, locale: 'zh-CN' })
    const code = /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
    return { codeId: await redeemCode(w.platform, wanted, code, null), name }
  }
  return { act, stateOf, codeFor }
}

const version = async (w: PeopledWorld, { id }: Named) => {
  const found = await openVersionOf(w.platform.db, id)
  if (!found) throw new Error('no version is open')
  return found
}
const hashOf = async (w: PeopledWorld, dispute: Named) =>
  Buffer.from((await version(w, dispute)).bodySha256 ?? []).toString('hex')

/** Sends the text for reading; whatever the check warns of is accepted with a reason. */
export async function sendText(w: PeopledWorld, dispute: WorldDispute): Promise<void> {
  const { act } = actsIn(w)
  const { findings } = await draftView(w.platform, dispute.id, 'zh-CN')
  for (const { rule, level } of findings) {
    if (level !== 'warn') continue
    const { editNo } = await version(w, dispute)
    await act('mediator', acceptWarning, dispute, { editNo, rule, reason: '双方都清楚' })
  }
  const { editNo } = await version(w, dispute)
  await act('mediator', sendForReading, dispute, { editNo })
}

/** Every party reads the text to its end and says so. */
export async function readText(w: PeopledWorld, dispute: WorldDispute): Promise<void> {
  const { act } = actsIn(w)
  const { id, bodySha256 } = await version(w, dispute)
  const pages = await w.platform.db.clause.count({ where: { versionId: id } })
  for (const { personId } of [dispute.applicant, dispute.respondent]) {
    await w.platform.db.clauseRead.create({
      data: { versionId: id, personId, bodySha256: bodySha256 ?? new Uint8Array(), pages },
    })
    await act(personId, confirmRead, dispute, { bodySha256: await hashOf(w, dispute) })
  }
}

/** One person signs the open text; its file is made at once. */
export async function signText(w: PeopledWorld, who: string, dispute: WorldDispute): Promise<void> {
  const { act, codeFor } = actsIn(w)
  const bodySha256 = await hashOf(w, dispute)
  const { codeId, name } = await codeFor(who, 'sign', bodySha256)
  const ticks = { amount: 'yes', date: 'yes', consequence: 'yes' }
  await act(who, signAgreement, dispute, { bodySha256, codeId, ...ticks, signatureKind: 'typed', typedName: name })
  await drainOutbox(w.platform)
}

/** The mediator adds a clause to the open text, and everybody reads it. */
export async function changeText(
  w: PeopledWorld,
  dispute: WorldDispute,
  whenSent: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { editNo } = await version(w, dispute)
  const place = { kind: 'act', by: dispute.applicant.partyId, text: '钥匙交到物业服务中心', days: '3' }
  await actsIn(w).act('mediator', addClause, dispute, { ...place, editNo })
  await sendText(w, dispute)
  await whenSent()
  await readText(w, dispute)
}

/** The mediator opens the text, everybody signs, the organisation seals. */
export async function signByAll(
  w: PeopledWorld,
  dispute: WorldDispute,
  whenFirstSigned: () => Promise<void> = async () => undefined,
): Promise<void> {
  await actsIn(w).act('mediator', openSigning, dispute)
  await drainOutbox(w.platform)
  for (const who of [dispute.applicant.personId, dispute.respondent.personId, 'mediator', 'orgAdmin']) {
    await signText(w, who, dispute)
    if (who === dispute.applicant.personId) await whenFirstSigned()
  }
}

/** The mediator saw face and document of both. */
export async function identify(w: PeopledWorld, dispute: WorldDispute): Promise<void> {
  for (const { personId } of [dispute.applicant, dispute.respondent]) {
    const id = randomUUID()
    await w.platform.db.$transaction(async (tx) => {
      await tx.identityCheck.create({
        data: { id, disputeId: dispute.id, personId, grade: 'G3', method: 'mediatorLive' },
      })
      const codec = await codecFor(tx, w.platform.keys, 'dispute', dispute.id)
      for (const [from, event, to] of [
        ['none', 'start', 'started'],
        ['started', 'passByPerson', 'passed'],
      ] as const) {
        await appendEvent(tx, {
          chainId: dispute.id,
          type: `identityCheck.${event}`,
          role: 'system',
          actor: { kind: 'system' },
          payload: {},
          codec,
          transition: { workflow: 'identityCheck', version: 1, subjectId: id, from, event, to },
        })
      }
    })
  }
}

/** Where the court's papers reach each party. */
async function giveAddresses(w: PeopledWorld, dispute: WorldDispute): Promise<void> {
  const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', dispute.id)
  for (const { partyId } of [dispute.applicant, dispute.respondent]) {
    const id = randomUUID()
    await w.platform.db.serviceAddress.create({
      data: {
        id,
        partyId,
        address: codec.seal(`service_address.address/${id}`, '浙江省诸暨市暨阳街道示例路1号'),
        eService: true,
        confirmedAt: w.platform.clock.law(),
      },
    })
  }
}

/** A dispute whose sides agree on 3,100 yuan, with the first version of the text open and empty. */
export async function agreedDispute(w: PeopledWorld): Promise<WorldDispute> {
  const { act } = actsIn(w)
  const dispute = await w.disputeAt('inMediation')
  await act(dispute.respondent.personId, makeOffer, dispute, { amount: '3100', days: 3 })
  const offer = await w.platform.db.offer.findFirstOrThrow({ where: { disputeId: dispute.id, state: 'open' } })
  await act(dispute.applicant.personId, acceptOffer, dispute, { offerId: offer.id })
  await act('mediator', agreeInPrinciple, dispute)
  return dispute
}

/** A dispute whose agreement on 3,100 yuan and two keys is drafted; everybody is known and reachable. */
export async function draftedDispute(w: PeopledWorld): Promise<WorldDispute> {
  const { act } = actsIn(w)
  const dispute = await agreedDispute(w)
  await act('mediator', addClause, dispute, {
    kind: 'payment',
    payer: dispute.respondent.partyId,
    payee: dispute.applicant.partyId,
    total: '3100',
    parts: 1,
    days1: '10',
    default: '逾期未付的，按未付金额另付百分之十。',
    editNo: 0,
  })
  const keys = { kind: 'act', by: dispute.applicant.partyId, text: '交还房屋钥匙两把', days: '3' }
  await act('mediator', addClause, dispute, { ...keys, editNo: 1 })
  await identify(w, dispute)
  await giveAddresses(w, dispute)
  return dispute
}

/** The same with the agreement in force. */
export async function settledDispute(w: PeopledWorld): Promise<WorldDispute> {
  const dispute = await draftedDispute(w)
  await sendText(w, dispute)
  await readText(w, dispute)
  await signByAll(w, dispute)
  return dispute
}
