import { type Codec, codecFor } from '#prisma/codec.server.ts'
import type { ConfirmationCase } from '#prisma/generated/client.ts'
import { catalogue, type TemplateId } from '#templates/papers.server.ts'
import { readPayload } from '../dispute/payload.server.ts'
import { courtNameOf } from '../intake/courts.ts'
import type { Platform } from '../platform/platform.ts'
import { offeredReasons, saidBy } from '../reason/reasons.server.ts'
import { partiesWho } from './assents.server.ts'
import { itemOfCase } from './batch-standing.server.ts'
import { agreementInForce, caseOfDispute, papersToDecide, TO_DECIDE } from './case.server.ts'
import { isClean } from './clean.ts'
import { correctionOf } from './correction-stage.server.ts'
import { questionsOfCase } from './question.queries.server.ts'
import { reviewOf } from './review.server.ts'
import { ENDED_BY_RULING, RULINGS, rulingDraftOf } from './ruling.server.ts'

const isoOf = (day: Date | null): string | null => (day ? day.toISOString().slice(0, 10) : null)

/** Papers of a dispute that the court and the parties may open. */
export async function papersOf({ db }: Platform, disputeId: string) {
  const rows = await db.document.findMany({
    where: { disputeId, fileSha256: { not: null }, supersededBy: null },
    orderBy: { issuedAt: 'asc' },
  })
  return rows.map(({ code, templateId, issuedAt, caseId, versionId }) => ({
    code,
    caseId,
    versionId,
    templateId,
    title: catalogue[templateId as TemplateId]?.title ?? { 'zh-CN': templateId, en: templateId },
    issuedAt,
  }))
}

const isRuling = (templateId: string): boolean => (RULINGS as readonly string[]).includes(templateId)

/** What was found, as the drafted ruling says it. */
function findingOf(data: unknown): string | null {
  const { reason } = (data ?? {}) as { reason?: unknown }
  return typeof reason === 'string' ? reason : null
}

/** What the parties last answered to the court, before acceptance and after it. */
async function answersOf(db: Platform['db'], codec: Codec, disputeId: string): Promise<string[]> {
  const types = ['answerReturn', 'answerSupplement'].map((event) => `confirmationCase.${event}`)
  const payloads = await Promise.all(types.map((type) => readPayload(db, codec, disputeId, type)))
  return payloads.flatMap((payload) => (typeof payload?.facts?.text === 'string' ? [payload.facts.text] : []))
}

async function isCureOver({ db, clock }: Platform, caseId: string): Promise<boolean> {
  const where = { subjectId: caseId, key: 'court.supplement', dueAt: { lte: clock.law() } }
  return (await db.deadline.count({ where })) > 0
}

async function signingOf(db: Platform['db'], caseId: string): Promise<'wait' | 'signing' | null> {
  const where = { caseId, state: { in: ['wait', 'signing'] } }
  const intent = await db.signatureIntent.findFirst({ where, orderBy: { createdAt: 'desc' } })
  if (!intent) return null
  return intent.state === 'wait' ? 'wait' : 'signing'
}

/** What is decided on first, then what else was issued, at the end the papers of an earlier text, marked as such. */
function deskOrder(papers: Awaited<ReturnType<typeof papersOf>>, versionId: string) {
  const rank = ({ templateId, isEarlier }: { templateId: string; isEarlier: boolean }) => {
    const place = TO_DECIDE.indexOf(templateId)
    return isEarlier ? TO_DECIDE.length + 1 : place < 0 ? TO_DECIDE.length : place
  }
  return papers
    .map((paper) => ({ ...paper, isEarlier: paper.versionId !== null && paper.versionId !== versionId }))
    .sort((a, b) => rank(a) - rank(b))
}

/** The batch in which the case lies; of one of the sample also the papers that have to be read. */
async function batchOf(db: Platform['db'], found: ConfirmationCase, draftSha256: string | undefined) {
  const item = await itemOfCase(db, found.id)
  if (!item) return null
  const { batchId, isSampled, proposedAt, readSha256 } = item
  const toRead = isSampled && !proposedAt ? await papersToDecide(db, found) : []
  return {
    id: batchId,
    isSampled,
    isProposed: proposedAt !== null,
    isRead: readSha256 !== null && Buffer.from(readSha256).toString('hex') === draftSha256,
    toRead: toRead.map(({ code }) => code),
  }
}

/** Everything a clerk or judge needs to decide one case. */
export async function courtCaseView(platform: Platform, disputeId: string, readerId: string | null = null) {
  const { db, keys } = platform
  const found = await caseOfDispute(db, disputeId)
  if (!found) return null
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [agreement, checks, returns, papers, court] = await Promise.all([
    agreementInForce(db, codec, disputeId),
    db.courtCheck.findMany({ where: { caseId: found.id } }),
    db.courtReturn.findMany({
      where: { caseId: found.id },
      orderBy: { id: 'asc' },
    }),
    papersOf(platform, disputeId),
    db.court.findFirstOrThrow({ where: { id: found.courtId } }),
  ])
  const said = await saidBy(db, returns)
  const draft = rulingDraftOf(codec, found)
  const issued = papers.some(({ templateId, caseId }) => caseId === found.id && isRuling(templateId))
  const awaitsRuling = draft !== null && !issued && ['awaitingRuling', ...ENDED_BY_RULING].includes(found.state)
  const reader = { tx: db, disputeId, now: platform.clock.law() }
  const namesOf = (ids: readonly string[]) =>
    (agreement?.text.parties ?? []).filter(({ partyId }) => ids.includes(partyId)).map(({ name }) => name)
  return {
    id: found.id,
    state: found.state,
    court: courtNameOf(court),
    reach: { address: court.address, phone: court.phone, calendarUrl: court.calendarUrl },
    caseNumber: found.caseNumber,
    lastDay: isoOf(found.lastDay) ?? '',
    lodgedOn: isoOf(found.lodgedOn),
    rulingKind: found.rulingKind,
    /** The judge has clicked: `wait` may be taken back, `signing` not any more. */
    signing: awaitsRuling ? await signingOf(db, found.id) : null,
    /** A ruling is drafted, and the judge has not signed it. */
    awaitsRuling,
    ruling: draft && { templateId: draft.templateId, sha256: draft.sha256 },
    rulingGround: found.rulingGround,
    finding: findingOf(draft?.data),
    withdrawalAskedBy: namesOf(await partiesWho(reader, 'withdrawApplication', found.id)),
    isCureOver: found.state !== 'returned' || (await isCureOver(platform, found.id)),
    papers: deskOrder(papers, found.versionId),
    checks: checks.flatMap(({ item, machine }) => (machine ? [{ item, machine }] : [])),
    returns: returns.map(({ id, reason, note, cureOn, answeredAt, clauseId, place }, index) => ({
      ...(said[index] ?? { said: { zh: reason, en: reason }, ask: null }),
      id,
      reason,
      clause: place === null ? null : Number(place),
      isClause: clauseId !== null,
      note: codec.openMaybe(`court_return.note/${id}`, note),
      cureOn: isoOf(cureOn) ?? '',
      isAnswered: answeredAt !== null,
    })),
    parties:
      agreement?.text.parties.map(({ partyId, name, role, idNumber, creditCode }) => ({
        partyId,
        name,
        role,
        number: idNumber ?? creditCode ?? '',
      })) ?? [],
    clauses: agreement?.text.clauses.map(({ no, formal }) => ({ no, formal })) ?? [],
    mediators: agreement?.text.mediators.map(({ name }) => name) ?? [],
    correction: await correctionOf(db, disputeId, readerId),
    review: agreement ? await reviewOf(reader, codec, agreement) : null,
    isClean: isClean(checks, agreement?.text.accepted),
    answers: await answersOf(db, codec, disputeId),
    reasons: await offeredReasons(db, 'return'),
    batch: await batchOf(db, found, draft?.sha256),
    askedInWriting: await questionsOfCase(platform, codec, { caseId: found.id, personId: readerId }),
  }
}
