import type { Act } from '../engine/types.ts'

const LASTS_MS = 365 * 86_400_000

/** Notes that a person answered the code sent to his own number (grade G1). `codeId` is what `redeemCode` gave. */
export async function passByCode(act: Act, personId: string, codeId: string): Promise<void> {
  const id = act.platform.chance.id()
  await act.tx.identityCheck.create({
    data: {
      id,
      disputeId: act.disputeId,
      personId,
      grade: 'G1',
      method: 'code',
      expiresAt: new Date(act.platform.clock.real().getTime() + LASTS_MS),
    },
  })
  await act.follow('identityCheck', id, 'start', { personId })
  await act.follow('identityCheck', id, 'passCode', { personId, codeId })
}

/** Writes down a consent of this dispute; given before, it stays as it was. */
export async function giveConsent(act: Act, personId: string, step: string): Promise<void> {
  const given = await act.tx.consent.findFirst({
    where: { personId, disputeId: act.disputeId, step, withdrawnAt: null },
  })
  if (given) return
  await act.tx.consent.create({
    data: {
      id: act.platform.chance.id(),
      personId,
      disputeId: act.disputeId,
      step,
      textVersion: '1',
      givenAt: act.now,
      channel: 'web',
    },
  })
  await act.note('consent.given', { step })
}
