import { createHash } from 'node:crypto'
import { z } from 'zod'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act, Effect, Guards, Step } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { readYuan } from '../text/money.ts'
import type { Role } from '../workflow/types.ts'

/** The mediator's list of agreed points is an offer of nobody's side that every party acknowledges. */
export const POINTS = 'agreedPoints'
const AMOUNT = 'amount'
const DAY_MS = 86_400_000
const IN_TALKS = ['preparing', 'scheduled', 'inMediation', 'drafting']

export const termsPlace = (id: string) => `offer.terms/${id}`

/** The actor's party, or null for the mediator. */
export async function myParty(act: Act) {
  const personId = personOf(act.actor)
  return personId ? act.tx.party.findFirst({ where: { disputeId: act.disputeId, personId, leftAt: null } }) : null
}

const offerOf = ({ act, subjectId }: Step) =>
  act.tx.offer.findFirst({ where: { id: subjectId }, include: { party: true } })

/** The actor's side is not the offer's; what the mediator put down is nobody's own. */
async function notOwnOffer(step: Step): Promise<boolean> {
  if (step.facts.byEverybody === true) return true
  const [offer, mine] = await Promise.all([offerOf(step), myParty(step.act)])
  return mine !== null && offer?.party?.side !== mine.side
}

async function lapseOthers({ act, subjectId }: Pick<Step, 'act' | 'subjectId'>, issue: string): Promise<boolean> {
  const where = { disputeId: act.disputeId, issue, state: 'open', id: { not: subjectId } }
  for (const { id } of await act.tx.offer.findMany({ where })) {
    await act.follow('offer', id, 'lapseOffer', { otherAccepted: true })
  }
  return (await act.tx.offer.count({ where: { disputeId: act.disputeId, issue, state: 'accepted' } })) === 0
}

/** Guards of open offers. No agent acts for a party yet: who is a party may settle. */
export const offerGuards = {
  // There are no agents yet: whoever acts does so for himself or by office.
  agentMaySettle: ({ act }) => ['party', 'mediator', 'orgAdmin', 'system'].some((role) => act.roles.has(role as Role)),
  inTalks: async ({ act }) => IN_TALKS.includes((await act.dispute()).state),
  notOwnOffer,
  otherOffersLapse: async (step) => {
    const offer = await offerOf(step)
    return offer !== null && lapseOthers(step, offer.issue)
  },
} satisfies Guards

interface NewOffer {
  readonly partyId: string | null
  readonly issue: string
  readonly amountFen: number | null
  readonly terms: string
  readonly days: number
  readonly countersId?: string
}

async function insertOffer(act: Act, given: NewOffer): Promise<{ id: string; expiresAt: Date }> {
  const id = act.platform.chance.id()
  const expiresAt = new Date(act.now.getTime() + given.days * DAY_MS)
  await act.tx.offer.create({
    data: {
      id,
      disputeId: act.disputeId,
      issue: given.issue,
      partyId: given.partyId,
      amountFen: given.amountFen === null ? null : BigInt(given.amountFen),
      terms: given.terms ? act.codec.seal(termsPlace(id), given.terms) : null,
      expiresAt,
      countersId: given.countersId ?? null,
    },
  })
  return { id, expiresAt }
}

async function openOne(act: Act, given: NewOffer): Promise<string> {
  const { id, expiresAt } = await insertOffer(act, given)
  const { amountFen, issue } = given
  await act.follow('offer', id, 'makeOffer', { amountFen, issue, dueAt: expiresAt })
  return id
}

export const offerEffects: Readonly<Record<string, Effect>> = {
  openOffer: async ({ act, facts }) => {
    await openOne(act, facts.counter as NewOffer)
  },
}

const Amount = z.string().transform((typed, context) => {
  const read = readYuan(typed)
  if (read.ok && read.value > 0) return read.value
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'request/required' : 'settlement/money' })
  return z.NEVER
})
const Terms = z.string().trim().max(1_000).default('')
const Days = z.coerce.number().int().min(1, 'settlement/days').max(30, 'settlement/days').default(3)

/** An issue on which something was accepted already is closed; later talks are about the next one. */
async function issueNow(act: Act): Promise<string> {
  const done = await act.tx.offer.count({
    where: { disputeId: act.disputeId, state: 'accepted', issue: { startsWith: AMOUNT } },
  })
  return done === 0 ? AMOUNT : `${AMOUNT}${done + 1}`
}

export const makeOffer = defineCommand({
  name: 'offer.makeOffer',
  by: byOf('offer', 'makeOffer'),
  input: z.object({ amount: Amount, terms: Terms, days: Days }),
  run: async (act, { amount, terms, days }) => {
    const partyId = (await myParty(act))?.id ?? null
    const issue = await issueNow(act)
    // One open offer a side: a new one takes the place of the old.
    const where = { disputeId: act.disputeId, issue, state: 'open', partyId }
    for (const old of await act.tx.offer.findMany({ where })) await act.move('offer', old.id, 'withdrawOffer')
    await openOne(act, { partyId, issue, amountFen: amount, terms, days })
  },
})

const One = z.object({ offerId: z.uuid() })

async function ownDisputesOffer(act: Act, id: string) {
  const offer = await act.tx.offer.findFirst({ where: { id, disputeId: act.disputeId } })
  if (!offer) throw new DomainError('state/moved-on')
  return offer
}

export const counterOffer = defineCommand({
  name: 'offer.counterOffer',
  by: byOf('offer', 'counterOffer'),
  input: One.extend({ amount: Amount, terms: Terms, days: Days }),
  run: async (act, { offerId, amount, terms, days }) => {
    const offer = await ownDisputesOffer(act, offerId)
    const partyId = (await myParty(act))?.id ?? null
    const counter: NewOffer = { partyId, issue: offer.issue, amountFen: amount, terms, days, countersId: offerId }
    await act.move('offer', offerId, 'counterOffer', { counter, amountFen: amount })
  },
})

const simple = (event: 'acceptOffer' | 'declineOffer' | 'withdrawOffer') =>
  defineCommand({
    name: `offer.${event}`,
    by: byOf('offer', event),
    input: One,
    run: async (act, { offerId }) => {
      await ownDisputesOffer(act, offerId)
      await act.move('offer', offerId, event)
    },
  })

export const acceptOffer = simple('acceptOffer')
export const declineOffer = simple('declineOffer')
export const withdrawOffer = simple('withdrawOffer')

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())

/** The mediator writes down what the sides agreed; it counts once every party has acknowledged it. */
export const recordPoints = defineCommand({
  name: 'offer.recordPoints',
  by: ['mediator'],
  input: z.object({ points: z.string().trim().min(5, 'settlement/points-short').max(4_000) }),
  run: async (act, { points }) => {
    for (const old of await act.tx.offer.findMany({
      where: { disputeId: act.disputeId, issue: { startsWith: POINTS }, state: 'open' },
    })) {
      await act.move('offer', old.id, 'withdrawOffer')
    }
    const done = await act.tx.offer.count({
      where: { disputeId: act.disputeId, state: 'accepted', issue: { startsWith: POINTS } },
    })
    const issue = done === 0 ? POINTS : `${POINTS}${done + 1}`
    await act.tx.assent.updateMany({
      where: { disputeId: act.disputeId, event: POINTS, withdrawnAt: null },
      data: { withdrawnAt: act.now },
    })
    await openOne(act, { partyId: null, issue, amountFen: null, terms: points, days: 7 })
  },
})

/** One tap of a party: "yes, that is what we agreed"; the last one makes it count. */
export const acknowledgePoints = defineCommand({
  name: 'offer.acknowledgePoints',
  by: ['party'],
  input: One,
  run: async (act, { offerId }) => {
    const offer = await ownDisputesOffer(act, offerId)
    const [mine, personId] = [await myParty(act), personOf(act.actor)]
    if (!mine || !personId || offer.state !== 'open' || !offer.issue.startsWith(POINTS)) {
      throw new DomainError('state/moved-on')
    }
    const objectSha256 = hashOf(act.codec.openMaybe(termsPlace(offer.id), offer.terms) ?? '')
    const given = { disputeId: act.disputeId, event: POINTS, partyId: mine.id, withdrawnAt: null }
    if (await act.tx.assent.findFirst({ where: given })) return
    await act.tx.assent.create({
      data: { id: act.platform.chance.id(), ...given, objectSha256, personId, givenAt: act.now },
    })
    await act.note('offer.acknowledge', { offerId }, objectSha256)
    const [parties, yes] = await Promise.all([
      act.tx.party.count({ where: { disputeId: act.disputeId, leftAt: null } }),
      act.tx.assent.count({ where: { disputeId: act.disputeId, event: POINTS, withdrawnAt: null } }),
    ])
    if (yes === parties) await act.follow('offer', offerId, 'acceptOffer', { byEverybody: true })
  },
})
