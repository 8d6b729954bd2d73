import { keepSnapshot } from '../engine/documents.server.ts'
import type { Effect } from '../engine/types.ts'
import { takeOut } from '../session/plan.server.ts'

/** Offers the case to the mediator whom the facts name as lead. */
const openAssignment: Effect = async ({ act, facts }) => {
  const mediator = await act.tx.mediator.findFirstOrThrow({ where: { id: String(facts.mediatorId) } })
  const id = act.platform.chance.id()
  const namedBy = facts.namedBy === 'organisation' ? 'organisation' : 'parties'
  await act.tx.assignment.create({
    data: {
      id,
      disputeId: act.disputeId,
      personId: mediator.personId,
      mediatorId: mediator.id,
      capacity: 'lead',
      namedBy,
    },
  })
  await act.follow('assignment', id, 'offer', { namedBy })
  // The choice is used up: if this mediator does not come, everybody chooses afresh.
  await act.tx.assent.updateMany({
    where: { disputeId: act.disputeId, event: 'nameMediator', withdrawnAt: null },
    data: { withdrawnAt: act.now },
  })
}

/** The relation is over: he is out of every room at once; the policy no longer finds a role. */
const revokeAccess: Effect = async ({ act, subjectId }) => {
  const { personId, mediatorId, capacity } = await act.tx.assignment.findFirstOrThrow({ where: { id: subjectId } })
  const seats = await act.tx.seat.findMany({
    where: { personId, closedAt: null, session: { disputeId: act.disputeId } },
    select: { sessionId: true },
  })
  for (const sessionId of new Set(seats.map((seat) => seat.sessionId))) await takeOut(act, sessionId, personId)
  const { mediatorId: inOffice } = await act.dispute()
  if (mediatorId && capacity === 'lead' && inOffice === mediatorId) {
    await act.tx.mediator.updateMany({ where: { id: mediatorId, load: { gt: 0 } }, data: { load: { decrement: 1 } } })
  }
}

const HANDOVER_PAPER = 28

/** What goes to whoever handles the matter next: facts nobody disputes and addresses; never what was said in talks. */
const handover: Effect = async (step) => {
  const { act, facts } = step
  const [undisputed, evidence, addresses] = await Promise.all([
    act.tx.undisputedFact.findMany({ where: { disputeId: act.disputeId }, select: { id: true } }),
    act.tx.evidenceItem.findMany({
      where: { disputeId: act.disputeId, state: 'verified', sharedAt: { not: null } },
      select: { id: true },
    }),
    act.tx.serviceAddress.findMany({
      where: { party: { disputeId: act.disputeId }, replacedAt: null },
      select: { id: true },
    }),
  ])
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  await keepSnapshot(step, HANDOVER_PAPER, {
    ground: facts.ground ?? null,
    undisputedFacts: ids(undisputed),
    evidence: ids(evidence),
    serviceAddresses: ids(addresses),
  })
}

/** Made once for each ended dispute, whichever effect comes first. */
const handoverFile: Effect = async (step) => {
  const made = await step.act.tx.document.count({
    where: { disputeId: step.act.disputeId, docNo: HANDOVER_PAPER },
  })
  if (made === 0) await handover(step)
}

/** The notice of who mediates is made once, with the assignment and not again with the dispute. */
const mediatorPaper: Effect = async (step) => {
  if (step.workflow === 'assignment') await keepSnapshot(step, 6)
}

/** A paper that is made only where there is something to write in it. */
const undisputedPaper: Effect = async (step) => {
  const count = await step.act.tx.undisputedFact.count({ where: { disputeId: step.act.disputeId } })
  if (count > 0) await keepSnapshot(step, 12)
}

export const mediatorEffects: Readonly<Record<string, Effect>> = { openAssignment, revokeAccess, handoverFile }
/** Papers of this area that are more than a snapshot of the facts. */
export const mediatorDocuments: Readonly<Record<string, Effect>> = {
  '6': mediatorPaper,
  '12': undisputedPaper,
  '28': handoverFile,
}
