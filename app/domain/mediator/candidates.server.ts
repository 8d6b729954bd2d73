import { createHash } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'
import { inForce } from '../account/posts.server.ts'
import type { Platform } from '../platform/platform.ts'

/** A party leaves it to the others, or to the organisation. */
export const ANY_MEDIATOR = 'any'

const LEAVE_LOOKED_AT_MS = 30 * 86_400_000

/** What a choice of mediator is bound to in the record. */
export const choiceHash = (choice: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(`nameMediator/${choice}`).digest())

const candidateParts = { mediatorSkills: true, mediatorQualifications: true, mediatorLeaves: true } as const

/** The active mediators of the organisation that handles the dispute: those who hold the post there now. */
export const mediatorsFor = (tx: Tx, organisationId: string, now: Date) =>
  tx.mediator.findMany({
    where: {
      organisationId,
      state: 'active',
      isLeadAble: true,
      person: { staffRolesByPerson: { some: { role: 'mediator', organisationId, ...inForce(now) } } },
    },
    include: candidateParts,
    orderBy: { id: 'asc' },
  })

export type Candidate = Awaited<ReturnType<typeof mediatorsFor>>[number]

/** The topics a mediator names; none named means every topic. */
export const topicsOf = ({ mediatorSkills }: Candidate): string[] =>
  mediatorSkills.flatMap(({ kind, value }) => (kind === 'topic' ? [value] : []))

const isQualified = ({ mediatorQualifications }: Candidate, now: Date): boolean =>
  mediatorQualifications.some(({ validFrom, validTo }) => validFrom <= now && (!validTo || validTo >= now))

/** On leave for longer than a mediation may take. */
const isAwayForLong = ({ mediatorLeaves }: Candidate, now: Date): boolean =>
  mediatorLeaves.some(
    ({ startsAt, endsAt }) => startsAt <= now && endsAt.getTime() > now.getTime() + LEAVE_LOOKED_AT_MS,
  )

const hasRoom = ({ load, caseLimit }: Candidate): boolean => caseLimit === null || load < caseLimit

/** Takes this kind of dispute; a topic that nobody in the organisation names is open to all. */
const takesTopic = (one: Candidate, all: readonly Candidate[], topic: string): boolean =>
  topicsOf(one).includes(topic) || !all.some((other) => topicsOf(other).includes(topic))

/** The mediators who may take this dispute now: qualified, not away, with room for a case, of its kind, unconflicted. */
export async function eligibleMediators(tx: Tx, disputeId: string, clock: Platform['clock']): Promise<Candidate[]> {
  const { organisationId, intakeType } = await tx.dispute.findFirstOrThrow({ where: { id: disputeId } })
  if (!organisationId) return []
  const all = await mediatorsFor(tx, organisationId, clock.real())
  const conflicted = await conflictedPeople(tx, disputeId)
  return all.filter(
    (one) =>
      isQualified(one, clock.law()) &&
      !isAwayForLong(one, clock.law()) &&
      hasRoom(one) &&
      takesTopic(one, all, intakeType) &&
      !conflicted.has(one.personId),
  )
}

/** Whether this mediator may take the dispute, apart from conflicts. */
export async function isEligible(
  tx: Tx,
  disputeId: string,
  mediatorId: string,
  clock: Platform['clock'],
): Promise<boolean> {
  const { organisationId, intakeType } = await tx.dispute.findFirstOrThrow({ where: { id: disputeId } })
  if (!organisationId) return false
  const all = await mediatorsFor(tx, organisationId, clock.real())
  const one = all.find(({ id }) => id === mediatorId)
  return (
    one !== undefined &&
    isQualified(one, clock.law()) &&
    !isAwayForLong(one, clock.law()) &&
    hasRoom(one) &&
    takesTopic(one, all, intakeType)
  )
}

/** People who cannot mediate this dispute: parties, agents, whom a party refused, who was replaced, who judges it. */
export async function conflictedPeople(tx: Tx, disputeId: string): Promise<Set<string>> {
  const [parties, assignments, cases] = await Promise.all([
    tx.party.findMany({
      where: { disputeId },
      select: {
        personId: true,
        person: { select: { idBidx: true } },
        powersOfAttorney: { select: { agentId: true } },
      },
    }),
    tx.assignment.findMany({ where: { disputeId, state: 'replaced' }, select: { personId: true } }),
    tx.confirmationCase.findMany({ where: { disputeId }, select: { judgeId: true, clerkId: true } }),
  ])
  const people = new Set<string>()
  const identities = parties.flatMap(({ person }) => (person.idBidx ? [person.idBidx] : []))
  const same = await tx.person.findMany({ where: { idBidx: { in: identities } }, select: { id: true } })
  for (const { id } of same) people.add(id)
  for (const { personId, powersOfAttorney } of parties) {
    people.add(personId)
    for (const { agentId } of powersOfAttorney) people.add(agentId)
  }
  for (const { personId } of assignments) people.add(personId)
  for (const { judgeId, clerkId } of cases) for (const id of [judgeId, clerkId]) if (id) people.add(id)
  return people
}

/** Each party's standing choice: a mediator's id, `any`, or null. */
export async function choicesOf(tx: Tx, disputeId: string) {
  const { organisationId } = await tx.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const mediators = organisationId
    ? await tx.mediator.findMany({ where: { organisationId }, select: { id: true } })
    : []
  const known = [ANY_MEDIATOR, ...mediators.map(({ id }) => id)]
  const parties = await tx.party.findMany({
    where: { disputeId, leftAt: null },
    include: { assents: { where: { event: 'nameMediator', withdrawnAt: null } } },
    orderBy: [{ side: 'asc' }, { ordinal: 'asc' }],
  })
  return parties.map(({ id, side, personId, assents }) => {
    const hash = assents[0]?.objectSha256
    const choice = hash ? (known.find((one) => Buffer.compare(choiceHash(one), hash) === 0) ?? null) : null
    return { partyId: id, personId, side, choice, givenAt: assents[0]?.givenAt ?? null }
  })
}

export type PartyChoice = Awaited<ReturnType<typeof choicesOf>>[number]

/** What each side says: its latest choice. */
export function choiceBySide(choices: readonly PartyChoice[]): Map<string, string | null> {
  const sides = new Map<string, PartyChoice>()
  for (const one of choices) {
    const earlier = sides.get(one.side)
    const isLater = (one.givenAt?.getTime() ?? 0) > (earlier?.givenAt?.getTime() ?? -1)
    if (!earlier || isLater) sides.set(one.side, one)
  }
  return new Map([...sides].map(([side, { choice }]) => [side, choice]))
}

/** The mediator whom every side named, or to whom one side's name falls because the others leave it open; else null. */
export function agreedMediator(choices: readonly PartyChoice[]): string | null {
  const said = [...choiceBySide(choices).values()]
  const named = new Set(said.filter((choice) => choice !== ANY_MEDIATOR))
  const [only] = named
  return named.size === 1 && only ? only : null
}

/** Every side leaves it to the organisation. */
export const isLeftOpen = (choices: readonly PartyChoice[]): boolean =>
  [...choiceBySide(choices).values()].every((choice) => choice === ANY_MEDIATOR)
