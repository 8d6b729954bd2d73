import { z } from 'zod'
import type { Day } from '../calendar/days.ts'
import { defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { ownInvitation } from './commands.server.ts'
import { daysToChoose } from './later.server.ts'

const Later = z.object({ on: z.iso.date('invitation/choose') })

async function wait(act: Act, invitationId: string, on: Day): Promise<void> {
  const days = await daysToChoose(act.tx, act.disputeId, act.now)
  if (!days.includes(on)) throw new DomainError('request/invalid', { on: 'invitation/later-day' })
  await act.move('invitation', invitationId, 'later', { on })
}

/** The invited person asks to be asked again on another day; until then nobody presses him. */
export const later = defineCommand({
  name: 'invitation.later',
  by: ['invitee', 'respondent'],
  input: Later,
  async run(act, { on }) {
    await wait(act, (await ownInvitation(act)).id, on)
  },
})

/** He said so on the telephone: the dispatcher writes down the day. */
export const laterByPhone = defineCommand({
  name: 'invitation.laterByPhone',
  by: ['dispatcher'],
  input: Later.extend({ invitationId: z.uuid() }),
  async run(act, { invitationId, on }) {
    const row = await act.tx.invitation.findFirst({ where: { id: invitationId, disputeId: act.disputeId } })
    if (!row) throw new DomainError('invitation/unknown')
    await wait(act, row.id, on)
  },
})
