import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { raiseOwn } from '#app/domain/claim/own.commands.server.ts'
import { drawTogether } from '#app/domain/confirmation/batch.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { askInWriting, replyToCourt } from '#app/domain/confirmation/question.commands.server.ts'
import { askable } from '#app/domain/confirmation/question.queries.server.ts'
import { askForMore, register } from '#app/domain/dispute/dispatch.commands.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { takeSmallForm } from '#app/domain/evidence/small-form.server.ts'
import { declare, saveHelper, saveMe, saveWant, saveWhat, saveWho } from '#app/domain/filing/commands.server.ts'
import { answerGuide } from '#app/domain/filing/guide.commands.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { offerHandover, openHandover } from '#app/domain/handover/commands.server.ts'
import { handoverOf, lookAtHandover } from '#app/domain/handover/queries.server.ts'
import { accept, decline, respond } from '#app/domain/invitation/answer.server.ts'
import { answerQuestion, askFirst, invite, openLink } from '#app/domain/invitation/commands.server.ts'
import { proveIdentity, sendMatchCode } from '#app/domain/invitation/prove.server.ts'
import { findLink } from '#app/domain/invitation/queries.server.ts'
import { acceptDisclosing, challengeMediator, nameMediator } from '#app/domain/mediator/commands.server.ts'
import { keepNote } from '#app/domain/mediator/ending.commands.server.ts'
import { sendMessage } from '#app/domain/message/commands.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { makeOffer } from '#app/domain/offer/offer.server.ts'
import { admitCompanion, nameCompanion } from '#app/domain/party/companions.commands.server.ts'
import { enterWaiting } from '#app/domain/session/commands.server.ts'
import { keyOf } from '#app/domain/setting/settled.server.ts'
import { openSigning } from '#app/domain/settlement/commands.server.ts'
import { acceptWarning, addClause } from '#app/domain/settlement/draft.commands.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { courtActs, dayFrom, SIX } from './court-acts.ts'
import { drainOutbox } from './drain.ts'
import { samples } from './sample-files.ts'
import { bookedSession } from './session-world.ts'
import { settlesIn } from './settings.ts'
import { actsIn, draftedDispute, readText, sendText, settledDispute, signText } from './settled.ts'
import { DEMO_ORGANISATION_ID, type PeopledWorld, type WorldDispute } from './world.ts'

const FACTS =
  '去年三月起租住暨阳街道示例路1号，押金三千四百元。今年十月退房，当场交了钥匙，水电已经结清。房东说墙面有划痕，押金一分不退，打电话也不接。'
const DAI = {
  name: '戴小雨',
  idNumber: '330699199903074521',
  phone: '13811110001',
  address: '诸暨市暨阳街道示例路1号',
  consentIdentity: 'yes',
}
const MA = { name: '马建国', phone: '13811110002', address: '诸暨市暨阳街道示例路2号' }
const WANT = { amount: '3400', acts: ['当面说明扣押金的理由'], note: '其实三千也行' }
const HELPER = { forWhom: 'other', name: '李示例', phone: '13811110009', relation: 'village' }
const TICKS = { truth: 'yes', consentMediation: 'yes' }

/** The number of the one batch of like cases. */
export const BATCH_ID = '019aff00-0000-7000-8000-000000000001'

/** A case in some state; what opens it to people who are not logged in, where there is such a thing. */
export interface CaseInState {
  readonly id: string
  readonly code: string
  readonly applicant: string
  readonly respondent: string
  /** Value of the cookie of a draft or of an invitation. */
  readonly token?: string
}

const shown = ({ id, code, applicant, respondent }: WorldDispute): CaseInState => ({
  id,
  code,
  applicant: applicant.personId,
  respondent: respondent.personId,
})

/** Cases in every state in which some page has something to show, brought there by the acts of people. */
export async function everyState(w: PeopledWorld) {
  const before = filingIn(w)
  const inviting = invitationsIn(w, before)
  const around = mediationsIn(w)
  const signed = agreementsIn(w)
  await somethingSettled(w)
  return {
    draft: await before.draft(),
    alarming: await before.alarming(),
    ...(await before.handedOver()),
    helping: await before.helping(),
    filed: await before.filed(),
    needsInfo: await before.needsInfo(),
    invited: await inviting.invited(),
    asked: await inviting.asked(),
    known: await inviting.known(),
    unwilling: await inviting.unwilling(),
    unwillingKnown: await inviting.unwillingKnown(),
    willing: await inviting.willing(),
    choosing: shown(await w.disputeAt('choosingMediator')),
    ...(await around()),
    ...(await signed()),
  }
}

/** An organisation with a version behind it and drafts of both who may change it; a rule and a message, too. */
export async function somethingSettled(w: PeopledWorld): Promise<void> {
  const { change, draft, formOf } = settlesIn(w)
  const [orgAdmin, platformAdmin] = [await w.as('orgAdmin'), await w.as('platformAdmin')]
  const it = { kind: 'organisation', key: DEMO_ORGANISATION_ID } as const
  const phone = async (actor: Actor, publicPhone: string) => ({
    ...it,
    typed: { ...(await formOf(actor, it.kind, it.key)), publicPhone },
  })
  await change(orgAdmin, await phone(orgAdmin, '0575-0000-1235'))
  await draft(orgAdmin, await phone(orgAdmin, '0575-0000-1236'))
  const renamed = await phone(platformAdmin, '0575-0000-1235')
  await draft(platformAdmin, {
    ...renamed,
    typed: { ...renamed.typed, name: '诸暨市枫桥示例人民调解委员会', areaId: '330683' },
  })
  const batch = { kind: 'rule', key: keyOf('rule', 'batch') } as const
  await change(platformAdmin, {
    ...batch,
    typed: { inHundred: '25', sampleLeast: '1', most: '50', signedAtOnce: '20' },
  })
  await draft(platformAdmin, { ...batch, typed: { inHundred: '30', sampleLeast: '2', most: '50', signedAtOnce: '20' } })
  const accepted = { kind: 'notice', key: keyOf('notice', 'accepted') } as const
  const words = await formOf(platformAdmin, accepted.kind, accepted.key)
  await draft(platformAdmin, { ...accepted, typed: { ...words, shortZh: '您的申请我们接下了，马上联系对方：{{url}}' } })
}

export type EveryState = Awaited<ReturnType<typeof everyState>>

/** One act of anybody, also of somebody who only holds a link. */
const actOf =
  ({ platform }: PeopledWorld) =>
  <I extends z.ZodType, R>(actor: Actor, command: Command<I, R>, disputeId: string | null, input: unknown = {}) =>
    perform(platform, command, { actor, disputeId, key: randomUUID(), input })

const lastCode = ({ sent }: PeopledWorld): string => /\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''

/** A picture and a text, which only the mediator sees. */
async function addEvidence({ platform }: PeopledWorld, actor: Actor, disputeId: string): Promise<void> {
  for (const [file, type, description, audience] of [
    ['客厅.png', 'image/png', '退房时的客厅', 'all'],
    ['聊天记录.txt', 'text/plain', '和房东的聊天', 'mediator'],
  ] as const) {
    const form = new FormData()
    form.set('description', description)
    form.set('audience', audience)
    form.set('file', new File([type === 'image/png' ? samples.png : samples.utf8], file, { type }))
    const request = new Request('http://site.invalid/', { method: 'POST', body: form })
    await takeSmallForm({ platform, actor, disputeId }, request, async () => undefined)
  }
  await drainOutbox(platform)
}

function filingIn(w: PeopledWorld) {
  const act = actOf(w)
  const { platform } = w
  async function draft(): Promise<CaseInState> {
    const visitor: Actor = { kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' }
    const first = { topic: 'rental', question: 'role', answer: 'tenant' }
    const { disputeId: id, result } = await act(visitor, answerGuide, null, first)
    const { personId } = await platform.db.party.findFirstOrThrow({ where: { disputeId: id } })
    const holder: Actor = { kind: 'holder', disputeId: id, personId, locale: 'zh-CN' }
    await act(holder, saveWhat, id, { facts: FACTS })
    await act(holder, saveWho, id, MA)
    await act(holder, saveWant, id, WANT)
    await act(holder, saveMe, id, DAI)
    await addEvidence(w, holder, id)
    await act(holder, declare, id, { ...TICKS, consentEService: 'yes' })
    return { id, code: '', applicant: personId, respondent: '', token: result.token ?? '' }
  }
  async function filed(): Promise<CaseInState> {
    const { id, applicant } = await draft()
    const to = { phone: '+8613811110001', purpose: 'file', boundTo: id } as const
    await sendCode(platform, { ...to, locale: 'zh-CN' })
    const holder: Actor = { kind: 'holder', disputeId: id, personId: applicant, locale: 'zh-CN' }
    const codeId = await redeemCode(platform, to, lastCode(w), null)
    const { result } = await act(holder, submitDraft, id, { codeId })
    await drainOutbox(platform)
    const other = await platform.db.party.findFirstOrThrow({ where: { disputeId: id, side: 'respondent' } })
    return { id, code: result.code, applicant: result.personId, respondent: other.personId }
  }
  async function needsInfo(): Promise<CaseInState> {
    const one = await filed()
    await act(await w.as('dispatcher'), askForMore, one.id, { defects: '租房合同的照片\n退房那天是几号' })
    return one
  }
  /** A draft of somebody who is afraid, and whose other side lives abroad. */
  async function alarming(): Promise<CaseInState> {
    const visitor: Actor = { kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' }
    const first = { topic: 'neighbour', question: 'safety', answer: 'yes' }
    const { disputeId: id, result } = await act(visitor, answerGuide, null, first)
    const { personId } = await platform.db.party.findFirstOrThrow({ where: { disputeId: id } })
    const holder: Actor = { kind: 'holder', disputeId: id, personId, locale: 'zh-CN' }
    await act(holder, saveWho, id, { ...MA, abroad: 'yes' })
    return { id, code: '', applicant: personId, respondent: '', token: result.token ?? '' }
  }
  /** A code that waits for its phone, beside the draft and on the phone; and a phone that has opened one. */
  async function handedOver(): Promise<Readonly<Record<'handing' | 'scanned' | 'handed', CaseInState>>> {
    const [handing, other] = [await draft(), await draft()]
    const offer = async ({ id, applicant }: CaseInState) => {
      await act({ kind: 'holder', disputeId: id, personId: applicant, locale: 'zh-CN' }, offerHandover, id)
      return (await handoverOf(platform, id))?.token ?? ''
    }
    const scanned = { ...handing, token: await offer(handing) }
    const seen = await lookAtHandover(platform, await offer(other), 'zh-CN')
    if (!seen?.holder) throw new Error('the code that was just made is not known')
    const { grant } = (await act(seen.holder, openHandover, other.id)).result
    return { handing, scanned, handed: { ...other, token: grant } }
  }
  /** A draft that a village worker writes for the applicant. */
  async function helping(): Promise<CaseInState> {
    const one = await draft()
    const holder: Actor = { kind: 'holder', disputeId: one.id, personId: one.applicant, locale: 'zh-CN' }
    await act(holder, saveHelper, one.id, HELPER)
    await act(holder, declare, one.id, { ...TICKS, consentEService: 'yes' })
    return one
  }
  return { draft, alarming, filed, needsInfo, handedOver, helping }
}

function invitationsIn(w: PeopledWorld, { filed }: ReturnType<typeof filingIn>) {
  const act = actOf(w)
  const { platform } = w
  async function invited(): Promise<CaseInState & { readonly token: string }> {
    const one = await filed()
    const dispatcher = await w.as('dispatcher')
    await act(dispatcher, register, one.id)
    await act(dispatcher, invite, one.id)
    await drainOutbox(platform)
    // By night it waits for the morning: what was written is the same.
    const message = (await outboxOf(platform)).find(({ text }) => text.includes('/i/'))
    return { ...one, token: /\/i\/([\w-]+)/.exec(message?.text ?? '')?.[1] ?? '' }
  }
  async function opened() {
    const one = await invited()
    const { id: invitationId } = await findLink(platform, one.token)
    const invitee = { kind: 'invitee', disputeId: one.id, invitationId, locale: 'zh-CN' } as const
    await act(invitee, openLink, one.id)
    return { one, invitee }
  }
  async function asked() {
    const { one, invitee } = await opened()
    await act(invitee, askFirst, one.id, { text: '要多长时间？可以不请律师吗？' })
    const answer = { invitationId: invitee.invitationId, text: '一般一次一小时，不用请律师。' }
    await act(await w.as('dispatcher'), answerQuestion, one.id, answer)
    return one
  }
  async function known() {
    const { one, invitee } = await opened()
    await sendMatchCode(platform, invitee)
    const typed = { name: '马建国', idNumber: '330699196409183112', representative: '', consentIdentity: true }
    const respondent = await proveIdentity(platform, invitee, randomUUID(), { code: lastCode(w), ...typed })
    return { ...one, respondent }
  }
  async function unwilling() {
    const { one, invitee } = await opened()
    await act(invitee, decline, one.id, { reason: 'preferCourt', text: '法庭上见', share: 'yes' })
    return one
  }
  async function unwillingKnown() {
    const one = await known()
    await act(await w.as(one.respondent), decline, one.id, {})
    return one
  }
  async function willing() {
    const one = await known()
    const respondent = await w.as(one.respondent)
    await act(respondent, accept, one.id, { consentMediation: 'yes', consentVideo: 'yes', consentEService: 'yes' })
    const [claim] = await platform.db.claim.findMany({ where: { disputeId: one.id }, orderBy: { id: 'asc' } })
    const answers = claim ? { [claim.id]: 'partly' } : {}
    await act(respondent, respond, one.id, { answers, text: '墙面坏了要赔，押金可以退一部分。' })
    return one
  }
  return { invited, asked, known, unwilling, unwillingKnown, willing }
}

function mediationsIn(w: PeopledWorld) {
  const { act } = actsIn(w)
  const chosenBy = async (dispute: WorldDispute, choice: string) => {
    for (const who of [dispute.applicant, dispute.respondent])
      await act(who.personId, nameMediator, dispute, { choice })
    return dispute
  }
  const offered = async () => {
    const { personId } = await w.as('mediator')
    const { id } = await w.platform.db.mediator.findFirstOrThrow({ where: { personId } })
    return chosenBy(await w.disputeAt('choosingMediator'), id)
  }
  const disclosing = async () => {
    const dispute = await offered()
    const input = { circumstance: 'otherRelation', disclosure: '我和马先生住同一个小区，平时没有来往。' }
    await act('mediator', acceptDisclosing, dispute, input)
    return dispute
  }
  const challenged = async () => {
    const dispute = await disclosing()
    await act(dispute.respondent.personId, challengeMediator, dispute, { ground: 'interest', words: '他们认识。' })
    return dispute
  }
  const mediated = async () => {
    const dispute = await w.disputeAt('inMediation')
    await act(dispute.respondent.personId, raiseOwn, dispute, {
      amount: '300',
      text: '把备用钥匙还给我',
      facts: '退房时屋里没有打扫，请人打扫花了三百元；备用钥匙一直没有还。',
    })
    await addEvidence(w, await w.as(dispute.applicant.personId), dispute.id)
    await act(dispute.applicant.personId, sendMessage, dispute, { thread: 'all', body: '照片放在证据里了。' })
    await act('mediator', sendMessage, dispute, { thread: 'all', body: '收到，见面时一起看。' })
    const claim = await w.platform.db.claim.findFirstOrThrow({ where: { disputeId: dispute.id, raisedAt: null } })
    await act(dispute.respondent.personId, respond, dispute, {
      answers: { [claim.id]: 'deny' },
      text: '墙面坏了要赔。',
    })
    await act(dispute.respondent.personId, makeOffer, dispute, { amount: '3000', days: 3 })
    await act('mediator', keepNote, dispute, { note: '两边都愿意谈数目。' })
    return dispute
  }
  /** Somebody may come along, and holds his link. */
  const brought = async (): Promise<CaseInState> => {
    const dispute = await w.disputeAt('preparing')
    const aunt = { name: '马小芳', phone: '13811110021', kind: 'helper', relation: 'relative' }
    await act(dispute.respondent.personId, nameCompanion, dispute, aunt)
    const { id: companionId } = await w.platform.db.powerOfAttorney.findFirstOrThrow({
      where: { party: { disputeId: dispute.id } },
    })
    await act('mediator', admitCompanion, dispute, { companionId })
    const lawyer = { name: '沈律言', phone: '13811110022', kind: 'agent', relation: 'lawyer', scope: 'special' }
    await act(dispute.respondent.personId, nameCompanion, dispute, lawyer)
    const link = await w.platform.db.notice.findFirstOrThrow({
      where: { disputeId: dispute.id, key: 'companion-link' },
    })
    const text = (await outboxOf(w.platform)).find(({ id }) => id === link.id)?.text ?? ''
    return { ...shown(dispute), token: /\/with\/([\w-]+)/.exec(text)?.[1] ?? '' }
  }
  const waiting = async () => {
    const { as, sessionId, ...session } = await bookedSession(w)
    await as(session.applicant.personId, enterWaiting, { sessionId })
    return session
  }
  return async () => ({
    leftOpen: shown(await chosenBy(await w.disputeAt('choosingMediator'), 'any')),
    offered: shown(await offered()),
    disclosing: shown(await disclosing()),
    challenged: shown(await challenged()),
    brought: await brought(),
    preparing: shown(await w.disputeAt('preparing')),
    booked: shown(await bookedSession(w, { ready: false })),
    waiting: shown(await waiting()),
    inMediation: shown(await mediated()),
  })
}

function agreementsIn(w: PeopledWorld) {
  const court = courtActs(w)
  const reading = async () => {
    const dispute = await draftedDispute(w)
    await sendText(w, dispute)
    return dispute
  }
  /** A draft in which the check finds what it can find: blocks, warnings, a figure of the law, one reason given. */
  const faulty = async () => {
    const dispute = await draftedDispute(w)
    const { applicant, respondent } = dispute
    const add = async (clause: Record<string, unknown>) => {
      const version = await openVersionOf(w.platform.db, dispute.id)
      await court.act('mediator', addClause, dispute, { ...clause, editNo: version?.editNo })
    }
    const late = '逾期的，每日按未付金额的千分之五支付违约金，马建国可以换锁。'
    const parts = { kind: 'payment', payer: respondent.partyId, payee: applicant.partyId, total: '900', parts: 2 }
    await add({ ...parts, amount1: '500', days1: '10', amount2: '300', days2: '40', default: late })
    await add({ kind: 'act', by: respondent.partyId, text: '尽快清理楼道，退还所有押金', days: '' })
    await add({ kind: 'text', text: '示例路1号房屋归戴小雨所有，今后一切后果概不负责。' })
    const version = await openVersionOf(w.platform.db, dispute.id)
    const reason = { rule: 'free-wording', reason: '逐字看过，双方都清楚' }
    await court.act('mediator', acceptWarning, dispute, { ...reason, editNo: version?.editNo })
    return dispute
  }
  const signing = async () => {
    const dispute = await reading()
    await readText(w, dispute)
    await court.act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    return dispute
  }
  const sealing = async () => {
    const dispute = await signing()
    for (const who of [dispute.applicant.personId, dispute.respondent.personId, 'mediator']) {
      await signText(w, who, dispute)
    }
    return dispute
  }
  const proposed = async () => {
    const dispute = await court.accepted()
    await court.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
    return dispute
  }
  const ruled = async () => {
    const dispute = await proposed()
    await court.rule(dispute)
    return dispute
  }
  const questioned = async () => {
    const dispute = await court.accepted()
    const to = [dispute.applicant.partyId, dispute.respondent.partyId]
    const answerOn = dayFrom(w, 12)
    await court.act('clerk', askInWriting, dispute, {
      to,
      prepared: ['voluntary'],
      own: '钥匙是哪一天交的？',
      answerOn,
    })
    const ids = (await askable(w.platform.db, dispute.id)).flatMap(({ id, role }) => (role === 'mediator' ? [id] : []))
    const ofMediation = { to: ids, prepared: ['readOut'], own: '身份是怎样核对的？', answerOn }
    await court.act('clerk', askInWriting, dispute, ofMediation)
    const { askedInWriting = [] } = (await courtCaseView(w.platform, dispute.id, dispute.respondent.personId)) ?? {}
    const answerId = askedInWriting[0]?.answers[0]?.id
    await court.act(dispute.respondent.personId, replyToCourt, dispute, { answerId, text: '是自愿的，没有人逼我。' })
    return dispute
  }
  /** One case of a sample, in a batch of two. */
  const sampled = async () => {
    const pair = [await court.accepted(), await court.accepted()]
    const cases = await Promise.all(pair.map(async (dispute) => (await court.caseOf(dispute)).id))
    await drawTogether(w.platform, { actor: await w.as('clerk'), key: BATCH_ID }, cases)
    for (const dispute of pair) if ((await courtCaseView(w.platform, dispute.id))?.batch?.isSampled) return dispute
    throw new Error('a batch has a sample')
  }
  return async () => ({
    questioned: shown(await questioned()),
    sampled: shown(await sampled()),
    /** Beside `accepted`, so that two cases are alike. */
    alike: shown(await court.accepted()),
    drafting: shown(await draftedDispute(w)),
    faulty: shown(await faulty()),
    reading: shown(await reading()),
    signing: shown(await signing()),
    sealing: shown(await sealing()),
    settled: shown(await settledDispute(w)),
    lodged: shown(await court.lodged()),
    accepted: shown(await court.accepted()),
    proposed: shown(await proposed()),
    ruled: shown(await ruled()),
  })
}
