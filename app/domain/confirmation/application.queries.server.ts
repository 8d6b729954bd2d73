import { codecFor } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { lastDayToApply, shownEnd } from '../calendar/period.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import type { Actor } from '../engine/actor.ts'
import { maskPhone } from '../identity/masking.ts'
import type { Platform } from '../platform/platform.ts'
import { signerName } from '../settlement/signing/signer.server.ts'
import { agreementInForce, candidatesFor, caseOfDispute } from './case.server.ts'
import { correctionOf } from './correction-stage.server.ts'

/** What a party sees of the joint application. */
export async function applicationView(
  platform: Platform,
  disputeId: string,
  actor: Extract<Actor, { kind: 'person' }>,
) {
  const { db, keys } = platform
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [agreement, found, me, party] = await Promise.all([
    agreementInForce(db, codec, disputeId),
    caseOfDispute(db, disputeId),
    readPerson(db, platform, actor.personId),
    db.party.findFirst({ where: { disputeId, personId: actor.personId, leftAt: null } }),
  ])
  const address = party ? await db.serviceAddress.findFirst({ where: { partyId: party.id, replacedAt: null } }) : null
  const slot =
    found && party
      ? await db.signerSlot.findFirst({
          where: { caseId: found.id, partyId: party.id },
          // A later lodging has places of its own, and its numbers come later.
          orderBy: { fieldName: 'desc' },
          include: { signatureCover: true },
        })
      : null
  const live = found
    ? await db.signatureIntent.count({
        where: { caseId: found.id, personId: actor.personId, state: { in: ['wait', 'signing', 'failed'] } },
      })
    : 0
  const paper = found
    ? await db.document.findFirst({
        where: {
          caseId: found.id,
          templateId: 'judicial-confirmation-application',
          dataSha256: found.applicationSha256 ?? new Uint8Array(),
        },
      })
    : null
  const correction = await correctionOf(db, disputeId, actor.personId)
  const end = agreement ? lastDayToApply(agreement.effectiveAt, await calendarOf(db)) : null
  return {
    isInForce: agreement !== null,
    lastDay: end ? end.lastDayOn : null,
    /** As it is shown: the earlier day while the holidays of its year are not published. */
    shownLastDay: end ? shownEnd(end) : null,
    isFlagged: end?.isFlagged ?? false,
    today: dayOf(platform.clock.law()),
    candidates: (await candidatesFor(db, platform, disputeId)).map(({ courtId, court, reasons }) => ({
      courtId,
      name: court.name,
      reasons,
    })),
    address: address ? codec.open(`service_address.address/${address.id}`, address.address) : null,
    phone: maskPhone(me.phone ?? ''),
    state: found?.state ?? 'none',
    /** The last case was about an earlier text: the one in force has thirty days of its own. */
    isNewText: found !== null && agreement !== null && found.versionId !== agreement.versionId,
    signer: slot ? await signerName(db, platform, slot, actor.personId) : '',
    /** Returned, and the corrected agreement is in force: the application is signed anew. */
    isAgain: correction?.stage === 'apply',
    bodySha256: found?.applicationSha256 ? Buffer.from(found.applicationSha256).toString('hex') : '',
    paperCode: paper?.code ?? null,
    isSigned: Boolean(slot?.signatureCover),
    isStoring: live > 0,
  }
}
