import { z } from 'zod'
import { dayOf } from '../calendar/days.ts'
import { lastDayToApply, shownEnd } from '../calendar/period.ts'
import { calendarOf } from '../calendar/plans.server.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { slotOf } from '../settlement/signing/guards.server.ts'
import { faultOfMark, MarkFields, markOf } from '../settlement/signing/marks.ts'
import { signerName } from '../settlement/signing/signer.server.ts'
import { endByWithdrawal } from './after-court.commands.server.ts'
import { applicationData, applicationPlace, hashOfData } from './application.server.ts'
import { everyPartySaidYes, sayYes } from './assents.server.ts'
import { type Agreement, agreementInForce, candidatesFor, needCase, UNDER_WAY } from './case.server.ts'
import { signAgain, waitsForCorrection } from './correction.server.ts'

async function needAgreement(act: Act): Promise<Agreement> {
  const agreement = await agreementInForce(act.tx, act.codec, act.disputeId)
  if (!agreement) throw new DomainError('guard/versionEffective')
  return agreement
}

const dateOf = (on: string) => new Date(`${on}T00:00:00Z`)

/** Opens the joint application: court and text are fixed, every party gets a place to sign. */
export const openApplication = defineCommand({
  name: 'confirmationCase.openApplication',
  by: byOf('confirmationCase', 'openApplication'),
  input: z.object({ courtId: z.uuid('court/choose'), agree: z.literal('yes', 'filing/tick') }),
  async run(act, { courtId }) {
    const agreement = await needAgreement(act)
    const candidate = (await candidatesFor(act.tx, act.platform, act.disputeId)).find((one) => one.courtId === courtId)
    const [reason] = candidate?.reasons ?? []
    if (!candidate || !reason) throw new DomainError('guard/courtCompetent', { courtId: 'guard/courtCompetent' })
    const end = lastDayToApply(agreement.effectiveAt, await calendarOf(act.tx))
    const data = await applicationData(act, agreement, {
      court: candidate.court.name.zh,
      reason,
      lastDay: shownEnd(end),
    })
    const id = act.platform.chance.id()
    await act.tx.confirmationCase.create({
      data: {
        id,
        disputeId: act.disputeId,
        versionId: agreement.versionId,
        courtId,
        courtReason: reason,
        lastDay: dateOf(end.lastDayOn),
        lodgings: 1,
        applicationSha256: hashOfData(data),
        rulingDraft: act.codec.sealJson(applicationPlace(id), data),
      },
    })
    await act.move('confirmationCase', id, 'openApplication', {
      turn: agreement.text.parties.map(({ personId }) => personId),
    })
    await act.tx.signerSlot.createMany({
      data: agreement.text.parties.map(({ partyId, personId, ordinal }) => ({
        id: act.platform.chance.id(),
        caseId: id,
        kind: 'party',
        orderNo: 1,
        partyId,
        personId,
        fieldName: `party-${ordinal}`,
      })),
    })
    await act.later('makeApplicationPaper', id)
  },
})

const SignApplication = MarkFields.extend({
  bodySha256: z.string().regex(/^[0-9a-f]{64}$/),
  codeId: z.uuid(),
  undertaking: z.literal('yes', 'filing/tick'),
})

/** One party signs the application; the last one's signature lodges it. */
export const signApplication = defineCommand({
  name: 'confirmationCase.signApplication',
  by: byOf('confirmationCase', 'signApplication'),
  input: SignApplication,
  async run(act, input) {
    const found = await needCase(act)
    const slot = await slotOf(act, { caseId: found.id })
    const personId = personOf(act.actor)
    if (!slot || !personId) throw new DomainError('state/moved-on')
    const fault = faultOfMark(input, await signerName(act.tx, act.platform, slot, personId))
    if (fault) throw new DomainError('request/invalid', { typedName: fault })
    const templateId = 'judicial-confirmation-application'
    const paper = { caseId: found.id, templateId, dataSha256: found.applicationSha256 ?? new Uint8Array() }
    if (!(await act.tx.document.findFirst({ where: paper }))) throw new DomainError('state/moved-on')
    const facts = {
      bodySha256: input.bodySha256,
      codeId: input.codeId,
      slotId: slot.id,
      keyPoints: ['undertaking'],
      secret: { mark: markOf(input) },
    }
    if (found.state === 'returned') await signAgain(act, found, facts)
    else await act.move('confirmationCase', found.id, 'signApplication', facts)
  },
})

/** Before it is lodged any party may take it back; afterwards every party, or one with the judge's leave. */
export const withdrawApplication = defineCommand({
  name: 'confirmationCase.withdrawApplication',
  by: byOf('confirmationCase', 'withdrawApplication'),
  input: z.object({}),
  async run(act) {
    const found = await needCase(act)
    if (!UNDER_WAY.includes(found.state) || found.state === 'awaitingRuling') throw new DomainError('state/moved-on')
    if (found.state !== 'collecting') {
      await sayYes(act, 'withdrawApplication', found.id)
      if (!(await everyPartySaidYes(act, 'withdrawApplication', found.id))) return
    }
    await endByWithdrawal(act, found.id)
  },
})

const Answer = z.object({ text: z.string().trim().min(2, 'request/required').max(2_000) })

/** Answers what the court asked for: before acceptance it goes back to the court, afterwards the review goes on. */
export const answerCourt = defineCommand({
  name: 'confirmationCase.answerCourt',
  by: byOf('confirmationCase', 'answerSupplement'),
  input: Answer,
  async run(act, { text }) {
    const found = await needCase(act)
    const open = await act.tx.courtReturn.findMany({ where: { caseId: found.id, answeredAt: null } })
    if (open.length === 0) throw new DomainError('state/moved-on')
    await act.tx.courtReturn.updateMany({
      where: { caseId: found.id, answeredAt: null, clauseId: null },
      data: { answeredAt: act.now },
    })
    if (await waitsForCorrection(act, found)) {
      // The clause is answered by its new version; until that is signed only the rest is.
      await act.note('court.answer', { text })
      return
    }
    const event = found.state === 'returned' ? 'answerReturn' : 'answerSupplement'
    await act.move('confirmationCase', found.id, event, { text, day: dayOf(act.now) })
  },
})
