import type { Codec } from '#prisma/codec.server.ts'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import type { PaperData, TemplateId } from '#templates/papers.server.ts'
import { readPerson } from '../account/people.server.ts'
import { inForce } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { Act, Effect, EffectStep } from '../engine/types.ts'
import { hashOfData } from './application.server.ts'
import { partiesWho } from './assents.server.ts'
import { agreementInForce } from './case.server.ts'
import { type DismissalGround, dismissalGrounds } from './catalogue.ts'

export const rulingPlace = (caseId: string) => `confirmation_case.ruling_draft/${caseId}`
export const RULINGS = [
  'confirmation-ruling',
  'ruling-dismissal',
  'ruling-non-acceptance',
  'ruling-withdrawal',
] as const satisfies readonly TemplateId[]
export type RulingTemplate = (typeof RULINGS)[number]

export interface RulingDraft {
  readonly templateId: RulingTemplate
  readonly data: unknown
  /** Of the data, hexadecimal: what the judge sees is what the judge signs. */
  readonly sha256: string
}

const DRAFTED = ['awaitingRuling', 'confirmed', 'dismissed', 'notAccepted']
/** Ends that the judge or the parties brought about, whose ruling the judge signs afterwards. */
export const ENDED_BY_RULING = ['notAccepted', 'withdrawn']

/** The drafted ruling of a case, or null. */
export function rulingDraftOf(
  codec: Codec,
  found: Pick<ConfirmationCase, 'id' | 'rulingDraft' | 'state' | 'rulingKind'>,
): RulingDraft | null {
  const isDrafted = DRAFTED.includes(found.state) || (found.state === 'withdrawn' && found.rulingKind === 'withdraw')
  return found.rulingDraft && isDrafted ? codec.openJson<RulingDraft>(rulingPlace(found.id), found.rulingDraft) : null
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
  const post = await act.tx.staffRole.findFirst({
    where: { courtId, role: 'judge', ...inForce(act.platform.clock.real()) },
    orderBy: { validFrom: 'asc' },
  })
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

/** What ends a case without a proposal before it: its ruling is drafted with the act, and signed by the judge then. */
const rulingAtTheEnd: Effect = async (step) => {
  const found = await step.act.tx.confirmationCase.findFirstOrThrow({ where: { id: step.subjectId } })
  if (step.event === 'refuseCase') return draftRefusal(step, found)
  if (step.event === 'withdrawApplication') return draftWithdrawal(step, found)
}

async function draftRefusal({ act, facts }: EffectStep, found: ConfirmationCase): Promise<void> {
  const { head } = await headOf(act, found)
  const data: PaperData<'ruling-non-acceptance'> = {
    ...head,
    appliedOn: dayOf(found.lodgedOn ?? act.now),
    reason: String(facts.finding),
    ground: Number(facts.ground),
  }
  await keep(act, found, { templateId: 'ruling-non-acceptance', data, kind: 'notAccept', ground: Number(facts.ground) })
}

/** A case that the court never took needs no ruling: the application is simply given back. */
async function draftWithdrawal({ act, subjectId }: EffectStep, found: ConfirmationCase): Promise<void> {
  if (!found.acceptedAt) return
  const { head, agreement } = await headOf(act, found)
  const asked = await partiesWho(act, 'withdrawApplication', subjectId)
  const by = agreement.text.parties.filter(({ partyId }) => asked.includes(partyId)).map(({ name }) => name)
  const data: PaperData<'ruling-withdrawal'> = {
    ...head,
    docketedOn: dayOf(found.acceptedAt),
    withdrawal: { kind: 'request', by, on: dayOf(act.now) },
  }
  await keep(act, found, { templateId: 'ruling-withdrawal', data, kind: 'withdraw', ground: null })
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
export const rulingDocuments: Readonly<Record<string, Effect>> = { '22': async () => undefined, '23': rulingAtTheEnd }
