import { challengeGrounds, isTerminationGround } from '../confirmation/endings.ts'
import type { Guards, Step } from '../engine/types.ts'
import { workflows } from '../workflow/index.ts'
import {
  ANY_MEDIATOR,
  agreedMediator,
  choicesOf,
  conflictedPeople,
  isEligible,
  isLeftOpen,
} from './candidates.server.ts'

/** The three circumstances of which a mediator says that there are none. */
export const disclosureCircumstances = Object.keys(challengeGrounds) as (keyof typeof challengeGrounds)[]

const chosen = ({ facts }: Step): string | null => (typeof facts.mediatorId === 'string' ? facts.mediatorId : null)

/** The mediator whom a step is about: chosen in the facts, or the one of the assignment. */
async function mediatorIdOf(step: Step): Promise<string | null> {
  const { act, workflow, subjectId } = step
  const named = chosen(step)
  if (named) return named
  const assignment =
    workflow === 'assignment'
      ? await act.tx.assignment.findFirst({ where: { id: subjectId } })
      : await act.tx.assignment.findFirst({
          where: {
            disputeId: act.disputeId,
            capacity: 'lead',
            state: { in: ['offered', 'awaitingConsent', 'active'] },
          },
        })
  return assignment?.mediatorId ?? null
}

async function mediatorEligible(step: Step): Promise<boolean> {
  if (chosen(step) === ANY_MEDIATOR) return true
  const mediatorId = await mediatorIdOf(step)
  return mediatorId !== null && isEligible(step.act.tx, step.act.disputeId, mediatorId, step.act.platform.clock)
}

async function mediatorUnconflicted(step: Step): Promise<boolean> {
  if (chosen(step) === ANY_MEDIATOR) return true
  const mediatorId = await mediatorIdOf(step)
  const mediator = mediatorId ? await step.act.tx.mediator.findFirst({ where: { id: mediatorId } }) : null
  return mediator !== null && !(await conflictedPeople(step.act.tx, step.act.disputeId)).has(mediator.personId)
}

async function sameChoice(step: Step): Promise<boolean> {
  const agreed = agreedMediator(await choicesOf(step.act.tx, step.act.disputeId))
  return agreed !== null && agreed === chosen(step)
}

async function choicePeriodOverOrLeft({ act }: Step): Promise<boolean> {
  if (isLeftOpen(await choicesOf(act.tx, act.disputeId))) return true
  const running = await act.tx.deadline.findFirst({
    where: { subjectId: act.disputeId, key: 'jointMediatorChoice', metAt: null, cancelledAt: null },
    orderBy: { startsAt: 'desc' },
  })
  return running === null || running.missedAt !== null || running.dueAt <= act.now
}

const nothingToDisclose = ({ facts }: Step): boolean => {
  const { nothing } = facts
  return Array.isArray(nothing) && disclosureCircumstances.every((circumstance) => nothing.includes(circumstance))
}

const disclosureWritten = ({ facts }: Step): boolean =>
  typeof facts.circumstance === 'string' &&
  Object.hasOwn(challengeGrounds, facts.circumstance) &&
  facts.disclosureSha256 instanceof Uint8Array

async function everyPartyAcceptedDisclosure({ act }: Step): Promise<boolean> {
  const assignment = await act.tx.assignment.findFirst({
    where: { disputeId: act.disputeId, capacity: 'lead', state: { in: ['awaitingConsent', 'active'] } },
    include: { disclosureAnswers: true },
  })
  const hash = assignment?.disclosureSha256
  if (!assignment || !hash) return false
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  return parties.every(({ id }) =>
    assignment.disclosureAnswers.some(
      ({ partyId, answer, disclosureSha256 }) =>
        partyId === id && answer === 'agree' && Buffer.compare(disclosureSha256, hash) === 0,
    ),
  )
}

/** A challenge was upheld, or the mediator cannot go on: then the dispatcher states why. */
async function challengeUpheldOrUnable({ act, facts }: Step): Promise<boolean> {
  const upheld = await act.tx.challenge.findFirst({
    where: {
      decision: 'upheld',
      assignment: { disputeId: act.disputeId, state: { in: ['challenged', 'replaced'] } },
    },
  })
  return upheld !== null || (typeof facts.unable === 'string' && facts.unable.trim().length >= 2)
}

/** Ending and challenging each have their own catalogue of grounds. */
const groundStated = ({ workflow, event, facts }: Step): boolean => {
  // The time limit of the state is itself the ground when it ends the case.
  if (event === 'closeUnreachable' && typeof facts.deadlineId === 'string') return true
  if (typeof facts.ground !== 'string') return false
  return workflow === 'assignment' ? Object.hasOwn(challengeGrounds, facts.ground) : isTerminationGround(facts.ground)
}

async function disputeOver({ act }: Step): Promise<boolean> {
  const { state } = await act.dispute()
  const states: Readonly<Record<string, { stage: string } | undefined>> = workflows.dispute.states
  return states[state]?.stage === 'closed'
}

/** A co-mediator or helper comes only when the lead asked for it. */
async function leadAgrees({ act, subjectId, facts }: Step): Promise<boolean> {
  const assignment = await act.tx.assignment.findFirst({ where: { id: subjectId } })
  return assignment?.capacity === 'lead' || facts.leadAsked === true
}

/** Guards about mediators: whom the parties chose, who may, what was disclosed. */
export const mediatorGuards = {
  sameChoice,
  choicePeriodOverOrLeft,
  mediatorEligible,
  mediatorUnconflicted,
  leadAgrees,
  nothingToDisclose,
  disclosureWritten,
  everyPartyAcceptedDisclosure,
  challengeUpheldOrUnable,
  disputeOver,
  groundStated,
} satisfies Guards
