import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { DomainError } from '../errors.ts'
import { surnameOf } from '../identity/masking.ts'
import { tokenHashOf } from '../invitation/link-token.ts'
import type { Platform } from '../platform/platform.ts'
import { type CompanionKind, companionKinds, MOST_COMPANIONS, mayBring, type Relation } from './companions.ts'

type Part = Pick<Platform, 'db' | 'keys'>

export type CompanionState = 'named' | 'admitted' | 'refused' | 'ended'

const rowsOf = (tx: Tx, disputeId: string) =>
  tx.powerOfAttorney.findMany({
    where: { capacity: { in: [...companionKinds] }, party: { disputeId, leftAt: null } },
    include: { party: true },
    orderBy: { validFrom: 'asc' },
  })
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const stateOf = ({ revokedAt, refusedAt, admittedAt }: Row): CompanionState =>
  revokedAt ? 'ended' : refusedAt ? 'refused' : admittedAt ? 'admitted' : 'named'

/** Everybody whom the parties bring: his telephone and the reason of a refusal for his own side and the mediator alone. */
export async function companionsView(
  { db, keys }: Part,
  disputeId: string,
  { personId, isMediator }: { readonly personId: string; readonly isMediator: boolean },
) {
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const me = await db.party.findFirst({ where: { disputeId, personId, leftAt: null } })
  const rows = await rowsOf(db, disputeId)
  const companions = await Promise.all(
    rows.map(async (row) => {
      const [agent, party] = await Promise.all([
        readPerson(db, { keys }, row.agentId),
        readPerson(db, { keys }, row.party.personId),
      ])
      const isMine = row.partyId === me?.id
      return {
        id: row.id,
        isMine,
        side: row.party.side,
        of: party.name,
        name: agent.name,
        phone: isMine || isMediator ? agent.phone : null,
        kind: row.capacity as CompanionKind,
        relation: (row.relation ?? 'other') as Relation,
        scope: row.scope,
        hasPower: row.evidenceId !== null,
        state: stateOf(row),
        reason: isMine || isMediator ? codec.openMaybe(`power_of_attorney.reason/${row.id}`, row.reason) : null,
      }
    }),
  )
  const files = me
    ? await db.evidenceItem.findMany({
        where: { disputeId, partyId: me.id, state: 'verified' },
        orderBy: { id: 'desc' },
      })
    : []
  const isOpen = mayBring(dispute.state)
  const standing = companions.filter(({ isMine, state }) => isMine && (state === 'named' || state === 'admitted'))
  return {
    companions: companions.filter(({ state, isMine }) => isMine || isMediator || state !== 'ended'),
    files: files.map(({ id, fileName }) => ({ id, name: codec.open(`evidence_item.file_name/${id}`, fileName) })),
    isOpen,
    mayName: isOpen && me !== null && standing.length < MOST_COMPANIONS,
  }
}

/** How many people are brought, and how many of them wait for the mediator. */
export async function countCompanions(tx: Tx, disputeId: string) {
  const states = (await rowsOf(tx, disputeId)).map(stateOf)
  const count = (wanted: CompanionState) => states.filter((state) => state === wanted).length
  return { named: count('named'), admitted: count('admitted') }
}

/**
 * What somebody who is brought may know by his link: by whose surname, when, what he may do; no sum and no story.
 * @throws DomainError `companion/unknown`.
 */
export async function companionByLink({ db, keys, clock }: Part & Pick<Platform, 'clock'>, token: string) {
  const row = /^[\w-]{10,64}$/.test(token)
    ? await db.powerOfAttorney.findFirst({
        where: { tokenHash: tokenHashOf(token), revokedAt: null, refusedAt: null },
        include: { party: { include: { dispute: { include: { organisation: true } } } } },
      })
    : null
  const dispute = row?.party.dispute
  if (!row || !dispute || !mayBring(dispute.state)) throw new DomainError('companion/unknown')
  const [party, session] = await Promise.all([
    readPerson(db, { keys }, row.party.personId),
    db.session.findFirst({
      where: { disputeId: dispute.id, state: 'booked', endsAt: { gt: clock.law() } },
      orderBy: { startsAt: 'asc' },
    }),
  ])
  return {
    of: party.kind === 'organisation' ? null : surnameOf(party.name),
    kind: row.capacity as CompanionKind,
    scope: row.scope,
    startsAt: session?.startsAt?.toISOString() ?? null,
    organisation: dispute.organisation?.name ?? '',
    phone: dispute.organisation?.publicPhone ?? '',
  }
}
