import type { Effect } from '../engine/types.ts'

/** The case code stands since the command filled in the dispute: the database lets nothing leave `draft` without it. */
const issueCaseCode: Effect = async ({ act }) => {
  const { code } = await act.dispute()
  if (!code) throw new Error('a filed dispute has a code')
}

/** Filing interrupts the period of limitation (LIM 12): the time of it is kept for the receipt. */
const interruptLimitation: Effect = async ({ act }) => {
  await act.tx.dispute.update({ where: { id: act.disputeId }, data: { limitationInterruptedAt: act.now } })
}

export const filingEffects: Readonly<Record<string, Effect>> = { issueCaseCode, interruptLimitation }
