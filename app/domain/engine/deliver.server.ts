import { codecFor } from '#prisma/codec.server.ts'
import type { OutboxHandler } from './types.ts'

interface Body {
  readonly subject: string
  readonly text: string
}

/** Hands one notice to the mail or message provider; a notice that is already sent is left alone. */
export const deliverNotice: OutboxHandler = async (platform, { target }) => {
  const { db, keys, clock } = platform
  const notice = await db.notice.findFirst({ where: { id: target }, include: { contact: true } })
  if (notice?.state !== 'queued' || !notice.contact || !notice.personId) return
  const owner = notice.disputeId
    ? ({ kind: 'dispute', id: notice.disputeId } as const)
    : ({ kind: 'person', id: notice.personId } as const)
  const { subject, text } = (await codecFor(db, keys, owner.kind, owner.id)).openJson<Body>(
    `notice.rendered/${notice.id}`,
    notice.rendered,
  )
  const to = (await codecFor(db, keys, 'person', notice.personId)).open(
    `contact.value/${notice.contact.id}`,
    notice.contact.value,
  )
  const send = notice.channel === 'sms' ? platform.sms : platform.mail
  const providerId = await send({ to, subject, text, idem: notice.id })
  await db.notice.updateMany({
    where: { id: notice.id, state: 'queued' },
    data: { state: 'sent', providerId, stateAt: clock.real() },
  })
}
