import { type Codec, codecFor } from '#prisma/codec.server.ts'
import type { ConfirmationCase, SignatureIntent } from '#prisma/generated/client.ts'
import { type PaperData, preparePaper, sealPaper, signPaper, type TemplateId } from '#templates/papers.server.ts'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act, Effect, OutboxHandler } from '../engine/types.ts'
import { lastRevision, newDocumentCode, recordPaper, storePaper, verifyUrlOf } from '../papers/papers.server.ts'
import type { Platform } from '../platform/platform.ts'
import { hashOfData } from './application.server.ts'
import { agreementInForce } from './case.server.ts'
import { type DismissalGround, dismissalGrounds } from './catalogue.ts'

const PLATFORM_NAME = '言和在线调解平台'
export const rulingPlace = (caseId: string) => `confirmation_case.ruling_draft/${caseId}`
type RulingTemplate = Extract<TemplateId, 'confirmation-ruling' | 'ruling-dismissal' | 'ruling-non-acceptance'>

export interface RulingDraft {
  readonly templateId: RulingTemplate
  readonly data: unknown
  /** Of the data, hexadecimal: what the judge sees is what the judge signs. */
  readonly sha256: string
}

const DRAFTED = ['awaitingRuling', 'confirmed', 'dismissed', 'notAccepted']

/** The drafted ruling of a case, or null. */
export function rulingDraftOf(
  codec: Codec,
  found: Pick<ConfirmationCase, 'id' | 'rulingDraft' | 'state'>,
): RulingDraft | null {
  return found.rulingDraft && DRAFTED.includes(found.state)
    ? codec.openJson<RulingDraft>(rulingPlace(found.id), found.rulingDraft)
    : null
}

async function headOf(act: Act, found: ConfirmationCase) {
  const court = await act.tx.court.findFirstOrThrow({ where: { id: found.courtId } })
  const agreement = await agreementInForce(act.tx, act.codec, act.disputeId)
  if (!agreement) throw new Error('a court case stands on an agreement in force')
  const { text } = agreement
  const judge = found.judgeId
    ? (await readPerson(act.tx, act.platform, found.judgeId)).name
    : await judgeOf(act, found.courtId)
  const clerk = found.clerkId ? (await readPerson(act.tx, act.platform, found.clerkId)).name : null
  return {
    agreement,
    head: {
      court: court.name,
      courtCaseNumber: found.caseNumber ?? `${court.code}（收）${found.id.slice(-6)}`,
      parties: text.parties.map(({ partyId: _, personId: __, ...party }) => ({ ...party, role: 'applicant' as const })),
      agreementOn: agreement.agreementOn,
      organisation: text.organisation,
      agreementNumber: agreement.agreementNumber,
      judge,
      ...(clerk ? { clerk } : {}),
      issuedOn: dayOf(act.now),
    },
  }
}

/** The judge of the court who will decide, before anybody took the case. */
async function judgeOf(act: Act, courtId: string): Promise<string> {
  const post = await act.tx.staffRole.findFirst({ where: { courtId, role: 'judge', validTo: null } })
  return post ? (await readPerson(act.tx, act.platform, post.personId)).name : ''
}

async function confirmation(act: Act, found: ConfirmationCase): Promise<PaperData<'confirmation-ruling'>> {
  const { head, agreement } = await headOf(act, found)
  const { clauses, disputeKind } = agreement.text
  const defaults = clauses.filter(({ no }) => no === null).map(({ formal }) => ({ text: formal }))
  return {
    ...head,
    docketedOn: dayOf(found.acceptedAt ?? act.now),
    disputeKind,
    effectiveOn: dayOf(agreement.effectiveAt),
    clauses: clauses.flatMap(({ no, formal }) => (no === null ? [] : [{ no, text: formal }])),
    ...(defaults.length > 0 ? { defaultClauses: defaults } : {}),
    withServiceEffect: true,
  }
}

async function dismissal(
  act: Act,
  found: ConfirmationCase,
  ground: DismissalGround,
  finding: string,
): Promise<PaperData<'ruling-dismissal'>> {
  const { head } = await headOf(act, found)
  const { zh, en } = dismissalGrounds[ground]
  return {
    ...head,
    docketedOn: dayOf(found.acceptedAt ?? act.now),
    appliedOn: dayOf(found.lodgedOn ?? act.now),
    reason: finding,
    ground: { 'zh-CN': zh, en },
    article: 'a358',
  }
}

async function keep(
  act: Act,
  found: ConfirmationCase,
  draft: Omit<RulingDraft, 'sha256'> & { kind: string; ground: number | null },
) {
  const { kind, ground, ...rest } = draft
  const whole: RulingDraft = { ...rest, sha256: Buffer.from(hashOfData(draft.data)).toString('hex') }
  await act.tx.confirmationCase.update({
    where: { id: found.id },
    data: { rulingDraft: act.codec.sealJson(rulingPlace(found.id), whole), rulingKind: kind, rulingGround: ground },
  })
}

const draftRuling: Effect = async ({ act, subjectId, facts }) => {
  const found = await act.tx.confirmationCase.findFirstOrThrow({ where: { id: subjectId } })
  if (facts.kind === 'dismiss') {
    const ground = facts.ground as DismissalGround
    const data = await dismissal(act, found, ground, String(facts.finding))
    return keep(act, found, { templateId: 'ruling-dismissal', data, kind: 'dismiss', ground })
  }
  await keep(act, found, {
    templateId: 'confirmation-ruling',
    data: await confirmation(act, found),
    kind: 'confirm',
    ground: null,
  })
}

const dropRulingDraft: Effect = async ({ act, subjectId }) => {
  await act.tx.confirmationCase.update({
    where: { id: subjectId },
    data: { rulingDraft: null, rulingKind: null, rulingGround: null },
  })
}

/** A refusal to accept has no proposal before it: its ruling is drafted by the judge's own act. */
const refusalRuling: Effect = async ({ act, subjectId, facts }) => {
  const found = await act.tx.confirmationCase.findFirstOrThrow({ where: { id: subjectId } })
  if (found.state !== 'notAccepted') return
  const { head } = await headOf(act, found)
  const data: PaperData<'ruling-non-acceptance'> = {
    ...head,
    appliedOn: dayOf(found.lodgedOn ?? act.now),
    reason: String(facts.finding),
    ground: Number(facts.ground),
  }
  await keep(act, found, { templateId: 'ruling-non-acceptance', data, kind: 'notAccept', ground: Number(facts.ground) })
  await act.later('issueRuling', subjectId)
}

async function signed(platform: Platform, found: ConfirmationCase, draft: RulingDraft, code: string) {
  const { db, authority, clock } = platform
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: found.disputeId }, select: { code: true } })
  const court = await db.court.findFirstOrThrow({ where: { id: found.courtId } })
  const prepared = await preparePaper({
    templateId: draft.templateId,
    data: draft.data as never,
    locale: 'zh-CN',
    code: dispute.code ?? '',
    verifyUrl: verifyUrlOf(platform, code),
    authority,
    certify: true,
    platformName: PLATFORM_NAME,
  })
  const { name } = await readPerson(db, platform, found.judgeId ?? '')
  const common = { authority, when: clock.law() }
  const byJudge = await signPaper({
    ...common,
    bytes: prepared.bytes,
    fieldName: 'judge',
    signer: { name, role: 'judge', mark: { kind: 'typed' } },
  })
  const sealed = await sealPaper({
    ...common,
    bytes: byJudge.bytes,
    fieldName: 'court-seal',
    seal: { sealKeyRef: `court-${court.id}`, name: court.name, role: 'court-seal' },
  })
  return { ...sealed, judgeCertSerial: byJudge.certSerial }
}

const NEXT = {
  'confirmation-ruling': 'recordConfirmed',
  'ruling-dismissal': 'recordDismissed',
  'ruling-non-acceptance': null,
} as const

const RULINGS = ['confirmation-ruling', 'ruling-dismissal', 'ruling-non-acceptance']
type Paper = Awaited<ReturnType<typeof signed>>

/** The judge's intent, if it still stands for exactly this draft; it is taken, so that it can no longer be undone. */
async function takeIntent({ db }: Platform, id: string): Promise<SignatureIntent | null> {
  const intent = await db.signatureIntent.findFirst({ where: { id } })
  if (!intent) return null
  const where = { id, state: { in: ['wait', 'signing'] } }
  const { count } = await db.signatureIntent.updateMany({ where, data: { state: 'signing' } })
  return count === 1 ? intent : null
}

interface Issue {
  readonly found: ConfirmationCase
  readonly intent: SignatureIntent | null
  readonly draft: RulingDraft
  readonly code: string
  readonly paper: Paper
  readonly objectKey: string
}

/** The paper, the judge's signature and what follows for the case and the dispute, in one transaction. */
async function recordRuling(act: Act, { found, intent, draft, code, paper, objectKey }: Issue): Promise<void> {
  const caseId = found.id
  if (await act.tx.document.findFirst({ where: { caseId, templateId: { in: RULINGS } } })) return
  if (intent) {
    const event = draft.templateId === 'ruling-dismissal' ? 'dismiss' : 'confirm'
    await act.follow('confirmationCase', caseId, event, { bodySha256: draft.sha256 })
  }
  const { templateId, data } = draft
  const about = { templateId, code, data, caseId, signatures: 3, fieldName: 'court-seal' } as const
  const documentId = await recordPaper(act, { ...about, paper, objectKey })
  if (intent) {
    const { id: revisionId } = await lastRevision(act.tx, documentId)
    await act.tx.signature.create({
      data: {
        id: act.platform.chance.id(),
        intentId: intent.id,
        caseId,
        personId: intent.personId,
        bodySha256: new Uint8Array(intent.bodySha256),
        method: 'eSign',
        certSerial: paper.judgeCertSerial,
        signedAt: act.now,
        revisionId,
      },
    })
  }
  await act.note('ruling.issued', { documentId }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  const next = NEXT[templateId]
  if (next && (await act.dispute()).state === 'confirming')
    await act.move('dispute', act.disputeId, next, { documentId })
}

/**
 * Signs and seals a ruling, stores it, and lets case and dispute follow. The target is the judge's intent, or the case
 * itself where the judge's act already ended it. May run again.
 */
const issueRuling: OutboxHandler = async (platform, { target, disputeId }) => {
  const byCase = await platform.db.confirmationCase.findFirst({ where: { id: target } })
  const intent = byCase ? null : await takeIntent(platform, target)
  const found = byCase ?? (await platform.db.confirmationCase.findFirst({ where: { id: intent?.caseId ?? target } }))
  if (!found?.judgeId || found.state !== (intent ? 'awaitingRuling' : 'notAccepted')) return
  const draft = rulingDraftOf(await codecFor(platform.db, platform.keys, 'dispute', disputeId), found)
  if (!draft || (intent && Buffer.from(intent.bodySha256).toString('hex') !== draft.sha256)) return
  const code = newDocumentCode(platform)
  await platform.fault('ruling.key:before')
  const paper = await signed(platform, found, draft, code)
  const objectKey = await storePaper(platform, paper)
  await platform.fault('ruling.stored')
  await performSystem(platform, disputeId, (act) => recordRuling(act, { found, intent, draft, code, paper, objectKey }))
}

/** The parties are told when the dispute follows; the paper waits on their own page. */
const serve: Effect = async () => undefined

export const rulingEffects: Readonly<Record<string, Effect>> = {
  draftRuling,
  dropRulingDraft,
  serve,
  // A ruling takes the number of its case.
  allotRulingNumber: async () => undefined,
}
export const rulingDocuments: Readonly<Record<string, Effect>> = { '22': async () => undefined, '23': refusalRuling }
export const rulingHandlers: Readonly<Record<string, OutboxHandler>> = { issueRuling }
