import { codecFor } from '#prisma/codec.server.ts'
import type { Platform } from '../platform/platform.ts'
import { partiesWho } from './assents.server.ts'
import { agreementInForce, caseOfDispute } from './case.server.ts'
import { type DismissalGround, isMendableDismissal } from './catalogue.ts'
import { type OtherRoute, otherRoutes, type RouteSituation, routeLimits, routesFor } from './routes.ts'

const ENDS: Readonly<Record<string, RouteSituation | undefined>> = {
  dismissed: 'courtDismissed',
  notAccepted: 'courtNotAccepted',
  confirmed: 'confirmedUnperformed',
  lapsed: 'windowClosed',
}

const wordsOf = (route: OtherRoute) => {
  const { zh, en, limit } = otherRoutes[route]
  return { route, zh, en, limit: routeLimits[limit] }
}

/** What can be done once the court has spoken: what is the parties' own to decide, and the ways that remain. */
export async function afterCourtView(platform: Platform, disputeId: string, personId: string) {
  const { db, keys, clock } = platform
  const found = await caseOfDispute(db, disputeId)
  const situation = found ? ENDS[found.state] : undefined
  if (!found || !situation) return null
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const act = { tx: db, disputeId, now: clock.law() }
  const agreement = await agreementInForce(db, await codecFor(db, keys, 'dispute', disputeId), disputeId)
  const parties = agreement?.text.parties ?? []
  const mine = parties.find((party) => party.personId === personId)?.partyId
  const wish = async (name: 'renegotiate' | 'performAnyway') => {
    const said = await partiesWho(act, name, found.id)
    const missing = parties.filter(({ partyId }) => !said.includes(partyId))
    return {
      isMine: mine !== undefined && said.includes(mine),
      said: parties.filter(({ partyId }) => said.includes(partyId)).map(({ name: party }) => party),
      isWhole: missing.length === 0 && parties.length > 0,
    }
  }
  return {
    isDismissed: dispute.state === 'dismissed',
    mayKeep: found.rulingGround !== null && isMendableDismissal(found.rulingGround as DismissalGround),
    renegotiate: await wish('renegotiate'),
    performAnyway: await wish('performAnyway'),
    routes: routesFor(situation, dispute.intakeType).map(wordsOf),
  }
}
export type AfterCourt = NonNullable<Awaited<ReturnType<typeof afterCourtView>>>
