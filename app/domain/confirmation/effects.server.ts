import { chineseNumber } from '#app/i18n/numerals.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { type PaperData, preparePaper, sealPaper } from '#templates/papers.server.ts'
import { dayOf } from '../calendar/days.ts'
import { courtNumber } from '../dispute/numbering.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act, Effect, EffectStep, OutboxHandler } from '../engine/types.ts'
import { frameOf, newDocumentCode, recordPaper, storePaper } from '../papers/papers.server.ts'
import type { Platform } from '../platform/platform.ts'
import { saidBy } from '../reason/reasons.server.ts'
import { whenApplicationSigned } from '../settlement/signing/application-object.server.ts'
import { applicationPlace } from './application.server.ts'
import { agreementInForce } from './case.server.ts'
import { checkCase } from './checks.server.ts'
import { lodgeAgain } from './correction.server.ts'
import { questionEffects } from './question.effects.server.ts'

/** The paper of the application, certified and ready for signatures. */
const makeApplicationPaper: OutboxHandler = async (platform, { target, disputeId }) => {
  const templateId = 'judicial-confirmation-application'
  const found = await platform.db.confirmationCase.findFirst({
    where: { id: target, state: { in: ['collecting', 'returned'] } },
  })
  if (!found?.rulingDraft || !found.applicationSha256) return
  const where = { caseId: target, templateId, dataSha256: found.applicationSha256 }
  if (await platform.db.document.findFirst({ where })) return
  const codec = await codecFor(platform.db, platform.keys, 'dispute', disputeId)
  const data = codec.openJson<PaperData<typeof templateId>>(applicationPlace(target), found.rulingDraft)
  const code = newDocumentCode(platform)
  const paper = await preparePaper({ ...(await common(platform, disputeId, code)), templateId, data })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    if (await act.tx.document.findFirst({ where })) return
    const id = await recordPaper(act, { templateId, code, data, paper, objectKey, caseId: target, signatures: 1 })
    const earlier = { caseId: target, templateId, supersededBy: null, id: { not: id } }
    await act.tx.document.updateMany({ where: earlier, data: { supersededBy: id } })
    await act.note('application.ready', { caseId: target }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  })
}

async function common(platform: Platform, disputeId: string, code: string) {
  const dispute = await platform.db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { code: true } })
  return frameOf(platform, dispute.code, code)
}

/** The last signature lodges the application, and the dispute is before the court. */
whenApplicationSigned(async (act, intent) => {
  const caseId = intent.caseId ?? ''
  const slots = await act.tx.signerSlot.findMany({ where: { caseId }, select: { signatureCover: true } })
  await act.note('application.signed', {
    n: slots.filter(({ signatureCover }) => signatureCover !== null).length,
    m: slots.length,
  })
  if (slots.some(({ signatureCover }) => signatureCover === null)) return
  const { state: before } = await act.tx.confirmationCase.findFirstOrThrow({ where: { id: caseId } })
  if (before === 'returned') return lodgeAgain(act, caseId)
  await act.tx.confirmationCase.update({
    where: { id: caseId },
    data: { lodgedOn: new Date(`${dayOf(act.now)}T00:00:00Z`) },
  })
  await act.move('confirmationCase', caseId, 'lodge')
  const { state } = await act.dispute()
  if (state === 'effective') await act.move('dispute', act.disputeId, 'applyForConfirmation')
})

/** The next number of the court, gap-free within the year; one for each case. */
const allotCaseNumber: Effect = async ({ act, subjectId }) => {
  const found = await act.tx.confirmationCase.findFirstOrThrow({ where: { id: subjectId } })
  if (found.caseNumber) return
  const court = await act.tx.court.findFirstOrThrow({ where: { id: found.courtId } })
  const year = Number(dayOf(act.now).slice(0, 4))
  const rows = await act.tx.$queryRaw<{ last: number }[]>`
    insert into court_number (court_id, kind, year, last) values (${found.courtId}::uuid, 'special', ${year}, 1)
    on conflict (court_id, kind, year) do update set last = court_number.last + 1 returning last`
  const caseNumber = courtNumber('special', { year, prefix: court.code, n: rows[0]?.last ?? 1 })
  await act.tx.confirmationCase.update({ where: { id: subjectId }, data: { caseNumber } })
}

/** Document 20: of acceptance, or of what is to be mended. */
const courtNotice: Effect = async (step: EffectStep) => {
  const kind = step.event === 'acceptCase' ? 'court-acceptance-notice' : 'court-supplement-notice'
  await step.act.later('issueCourtNotice', step.subjectId, `${kind}/${step.entry.id}`)
}

async function noticeData(act: Act, caseId: string, kind: string) {
  const found = await act.tx.confirmationCase.findFirstOrThrow({
    where: { id: caseId },
    include: { courtReturns: { where: { answeredAt: null } } },
  })
  const court = await act.tx.court.findFirstOrThrow({ where: { id: found.courtId } })
  const agreement = await agreementInForce(act.tx, act.codec, act.disputeId)
  const head = {
    court: court.name,
    partyNames: agreement?.text.parties.map(({ name }) => name) ?? [],
    appliedOn: dayOf(found.lodgedOn ?? act.now),
    agreementNumber: agreement?.agreementNumber ?? '',
    issuedOn: dayOf(act.now),
  }
  if (kind === 'court-acceptance-notice') {
    return { ...head, courtCaseNumber: found.caseNumber ?? '', docketedOn: dayOf(found.acceptedAt ?? act.now) }
  }
  const reasons = await saidBy(act.tx, found.courtReturns)
  const defects = found.courtReturns.map(({ id, reason, note, place }, index) => {
    const own = note ? act.codec.open(`court_return.note/${id}`, note) : null
    const { said, ask } = reasons[index] ?? { said: { zh: reason, en: reason }, ask: null }
    const remedy = own ?? (ask && { 'zh-CN': ask.zh, en: ask.en })
    return {
      target: place
        ? { 'zh-CN': `协议第（${chineseNumber(Number(place))}）项`, en: `Clause (${place}) of the agreement` }
        : { 'zh-CN': '申请材料', en: 'The application' },
      problem: { 'zh-CN': said.zh, en: said.en },
      ...(remedy ? { remedy } : {}),
    }
  })
  return {
    ...head,
    courtReference: found.caseNumber ?? `${court.code}（收）`,
    cureBy: (found.courtReturns[0]?.cureOn ?? act.now).toISOString().slice(0, 10),
    defects,
    lateConsequence: found.acceptedAt ? ('afterDocket' as const) : ('beforeDocket' as const),
  }
}

const issueCourtNotice: OutboxHandler = async (platform, { target, idem, disputeId }) => {
  const templateId = idem.startsWith('court-acceptance') ? 'court-acceptance-notice' : 'court-supplement-notice'
  const found = await platform.db.confirmationCase.findFirstOrThrow({ where: { id: target } })
  const court = await platform.db.court.findFirstOrThrow({ where: { id: found.courtId } })
  const data = await performSystem(platform, disputeId, (act) => noticeData(act, target, templateId))
  const code = newDocumentCode(platform)
  const prepared = await preparePaper({ ...(await common(platform, disputeId, code)), templateId, data: data as never })
  const paper = await sealPaper({
    bytes: prepared.bytes,
    fieldName: 'court-seal',
    authority: platform.authority,
    when: platform.clock.law(),
    seal: { sealKeyRef: `court-${court.id}`, name: court.name, role: 'court-seal' },
  })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    await recordPaper(act, {
      templateId,
      code,
      data,
      paper,
      objectKey,
      caseId: target,
      signatures: 2,
      fieldName: 'court-seal',
    })
  })
}

/** The court's desk is this platform's own: handing over means that the machine looks the case over. */
const sendToCourt: OutboxHandler = (platform, { target, disputeId }) => checkCase(platform, disputeId, target)

export const confirmationEffects: Readonly<Record<string, Effect>> = {
  allotCaseNumber,
  ...questionEffects,
  openInquiry: async ({ act, subjectId }) => act.note('inquiry.opened', { caseId: subjectId }).then(() => undefined),
}
export const confirmationDocuments: Readonly<Record<string, Effect>> = {
  // The paper of the application is made before it is signed; the undertaking is a part of it.
  '17': async () => undefined,
  '19': async () => undefined,
  '20': courtNotice,
}
export const confirmationHandlers: Readonly<Record<string, OutboxHandler>> = {
  makeApplicationPaper,
  issueCourtNotice,
  sendToCourt,
}
