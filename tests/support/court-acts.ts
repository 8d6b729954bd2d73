import { applicationView } from '#app/domain/confirmation/application.queries.server.ts'
import { answerCourt, openApplication, signApplication } from '#app/domain/confirmation/commands.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { signRuling } from '#app/domain/confirmation/sign-ruling.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { drainOutbox } from './drain.ts'
import { actsIn, settledDispute } from './settled.ts'
import type { PeopledWorld, WorldDispute } from './world.ts'

export const FIVE = ['1', '2', '3', '4', '5']
export const SIX = [...FIVE, '6']
const DAY_MS = 86_400_000

/** The form of a return at one clause of an agreement with two. */
export const atClause = (no: string, reason: string, note: string) => ({
  clauseNo: ['1', no],
  clauseReason: ['', reason],
  clauseNote: ['', note],
})

/** A day in the future by the law's clock of this world. */
export const dayFrom = (w: PeopledWorld, days: number) =>
  new Date(w.platform.clock.law().getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** What people do before a court in a world. */
export function courtActs(w: PeopledWorld) {
  const acts = actsIn(w)
  const viewOf = async (who: string, dispute: WorldDispute) => applicationView(w.platform, dispute.id, await w.as(who))
  const caseOf = ({ id }: WorldDispute) =>
    w.platform.db.confirmationCase.findFirstOrThrow({ where: { disputeId: id }, orderBy: { id: 'desc' } })
  const apply = async (dispute: WorldDispute) => {
    const { candidates } = await viewOf(dispute.applicant.personId, dispute)
    const courtId = candidates[0]?.courtId
    await acts.act(dispute.applicant.personId, openApplication, dispute, { courtId, agree: 'yes' })
    await drainOutbox(w.platform)
    return dispute
  }
  const opened = async () => apply(await settledDispute(w))
  const sign = async (who: string, dispute: WorldDispute) => {
    const { bodySha256 } = await viewOf(who, dispute)
    const { codeId, name } = await acts.codeFor(who, 'apply', bodySha256)
    const input = { bodySha256, codeId, undertaking: 'yes', signatureKind: 'typed', typedName: name }
    await acts.act(who, signApplication, dispute, input)
    await drainOutbox(w.platform)
  }
  const signBoth = async (dispute: WorldDispute) => {
    await sign(dispute.applicant.personId, dispute)
    await sign(dispute.respondent.personId, dispute)
    return dispute
  }
  const lodged = async () => signBoth(await opened())
  const accept = async (dispute: WorldDispute) => {
    await acts.act('clerk', desk.acceptCase, dispute, { notForbidden: FIVE })
    await drainOutbox(w.platform)
    return dispute
  }
  const accepted = async () => accept(await lodged())
  const hashOfRuling = async ({ id }: WorldDispute) => (await courtCaseView(w.platform, id))?.ruling?.sha256 ?? ''
  const rule = async (dispute: WorldDispute) => {
    const rulingSha256 = await hashOfRuling(dispute)
    const { codeId } = await acts.codeFor('judge', 'sign', rulingSha256)
    await acts.act('judge', signRuling, dispute, { rulingSha256, codeId })
    await drainOutbox(w.platform)
  }
  const rulingOf = async ({ id }: WorldDispute) => {
    const document = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: id, templateId: { contains: 'ruling' } },
      include: { documentRevisions: { orderBy: { revisionNo: 'desc' } } },
    })
    return { ...document, bytes: await readPaper(w.platform, document.documentRevisions[0]?.objectKey ?? '') }
  }
  /** Accepted, and turned down on a ground of article 358. */
  const dismissed = async (ground = '5') => {
    const dispute = await accepted()
    await acts.act('clerk', desk.proposeDismissal, dispute, { ground, finding: '协议第（二）项没有写明地点' })
    await rule(dispute)
    return dispute
  }
  /** Accepted, and given back at a clause. */
  const correcting = async () => {
    const dispute = await accepted()
    const cureOn = dayFrom(w, 12)
    await acts.act('clerk', returnCase, dispute, {
      ...atClause('2', 'R6', '没有写明交到哪里。'),
      cureOn,
    })
    await drainOutbox(w.platform)
    return dispute
  }
  const answer = (who: string, dispute: WorldDispute) => acts.act(who, answerCourt, dispute, { text: '合同已经补上。' })
  return {
    ...acts,
    ...{ viewOf, caseOf, apply, opened, sign, signBoth, lodged, accept, accepted },
    ...{ hashOfRuling, rule, rulingOf, dismissed, correcting, answer },
  }
}
