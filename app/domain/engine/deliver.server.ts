import { codecFor } from '#prisma/codec.server.ts'
import { REMINDED_STATES } from '../booking/reminders.ts'
import { plainReason, receiptFor } from '../notice/delivery.server.ts'
import type { Platform } from '../platform/platform.ts'
import { MessageRefused } from '../platform/refused.ts'
import type { OutboxHandler } from './types.ts'

interface Body {
  readonly subject: string
  readonly text: string
  readonly calendar?: { readonly method: string; readonly text: string }
}

/** A reminder that the provider did not take in time: its session has begun, or no longer takes place then. */
async function isOverdueReminder(
  platform: Platform,
  notice: { key: string; disputeId: string | null },
): Promise<boolean> {
  if (!notice.key.startsWith('remind-') || !notice.disputeId) return false
  const sessions = await platform.db.session.findMany({
    where: {
      disputeId: notice.disputeId,
      state: { in: [...REMINDED_STATES] },
      startsAt: { gt: platform.clock.law() },
    },
    include: { sessionReminders: { where: { sentAt: { not: null } } } },
  })
  const isRight = sessions.some(({ startsAt, sessionReminders }) =>
    sessionReminders.some((row) => row.startsAt.getTime() === startsAt?.getTime()),
  )
  return !isRight
}

/** Hands one notice to the mail or message provider; one that is already sent, or that nobody will take, is left alone. */
export const deliverNotice: OutboxHandler = async (platform, { target }) => {
  const { db, keys, clock } = platform
  const notice = await db.notice.findFirst({ where: { id: target }, include: { contact: true } })
  if (notice?.state !== 'queued' || !notice.contact || !notice.personId) return
  const owner = notice.disputeId
    ? ({ kind: 'dispute', id: notice.disputeId } as const)
    : ({ kind: 'person', id: notice.personId } as const)
  if (await isOverdueReminder(platform, notice)) {
    await db.notice.updateMany({
      where: { id: notice.id, state: 'queued' },
      data: { state: 'suppressed', stateAt: clock.real() },
    })
    return
  }
  const { subject, text, calendar } = (await codecFor(db, keys, owner.kind, owner.id)).openJson<Body>(
    `notice.rendered/${notice.id}`,
    notice.rendered,
  )
  const to = (await codecFor(db, keys, 'person', notice.personId)).open(
    `contact.value/${notice.contact.id}`,
    notice.contact.value,
  )
  const send = notice.channel === 'sms' ? platform.sms : platform.mail
  const receipt = receiptFor(platform, notice.id)
  const became = await send({ to, subject, text, ...(calendar ? { calendar } : {}), idem: notice.id, receipt }).then(
    (providerId) => ({ state: 'sent', providerId }),
    (error: unknown) => {
      if (!(error instanceof MessageRefused)) throw error
      return { state: 'failed', failure: plainReason(error.message) }
    },
  )
  // The carrier may have told already what became of it.
  await db.notice.updateMany({
    where: { id: notice.id, state: 'queued' },
    data: { ...became, stateAt: clock.real() },
  })
}
