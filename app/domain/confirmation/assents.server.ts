import { createHash } from 'node:crypto'
import { personOf } from '../engine/actor.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'

/** What needs the yes of every party before it happens. */
export type SharedWish = 'renegotiate' | 'performAnyway' | 'withdrawApplication'
const COUNTS_MS = 30 * 86_400_000

/** A yes counts for one thing alone: this court case, this agreement. */
const hashOf = (object: string) => new Uint8Array(createHash('sha256').update(object).digest())

const standing = (act: Pick<Act, 'tx' | 'disputeId' | 'now'>, wish: SharedWish, object: string) =>
  act.tx.assent.findMany({
    where: {
      disputeId: act.disputeId,
      event: wish,
      objectSha256: hashOf(object),
      withdrawnAt: null,
      givenAt: { gte: new Date(act.now.getTime() - COUNTS_MS) },
    },
    orderBy: { givenAt: 'asc' },
  })

/** The parties who said yes, by id, in the order in which they did. */
export async function partiesWho(
  act: Pick<Act, 'tx' | 'disputeId' | 'now'>,
  wish: SharedWish,
  object: string,
): Promise<string[]> {
  return [...new Set((await standing(act, wish, object)).map(({ partyId }) => partyId))]
}

export async function everyPartySaidYes(act: Act, wish: SharedWish, object: string): Promise<boolean> {
  const said = await partiesWho(act, wish, object)
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  return parties.length > 0 && parties.every(({ id }) => said.includes(id))
}

/** The actor's own yes, once; the others are told that it is their turn. */
export async function sayYes(act: Act, wish: SharedWish, object: string): Promise<void> {
  const personId = personOf(act.actor)
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  const mine = parties.find((party) => party.personId === personId)
  if (!mine || !personId) throw new DomainError('dispute/not-allowed')
  const said = await partiesWho(act, wish, object)
  if (said.includes(mine.id)) return
  const about = { disputeId: act.disputeId, event: wish, objectSha256: hashOf(object) }
  const id = act.platform.chance.id()
  await act.tx.assent.create({ data: { id, ...about, partyId: mine.id, personId, givenAt: act.now } })
  await act.note('party.saidYes', { to: wish })
  const turn = parties.filter((party) => ![...said, mine.id].includes(party.id)).map((party) => party.personId)
  if (turn.length > 0) await act.notify('yourTurn', 'dispute', act.disputeId, { turn })
}
