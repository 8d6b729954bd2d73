import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { codecFor } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

const MOST_REASON = 200
const MOST_SHOWN = 12

/** With it the carrier of one message, and nobody else, may say what became of it. */
export const deliveryToken = ({ keys }: Pick<Platform, 'keys'>, noticeId: string): string =>
  Buffer.from(keys.secretHash('notice/delivery', noticeId)).toString('base64url')

/** Where and with what the carrier of a message tells what became of it. */
export const receiptFor = (platform: Pick<Platform, 'keys' | 'settings'>, noticeId: string) => ({
  url: `${platform.settings.origin}/webhooks/delivery`,
  id: noticeId,
  token: deliveryToken(platform, noticeId),
})

const TEMPLATE_VERSION = 1

/**
 * A message that belongs to nobody's account (a code, a helper's receipt), as it is kept until it is sent: under the
 * platform's own key.
 */
export const messageToKeep = (
  { keys, clock }: Pick<Platform, 'keys' | 'clock'>,
  key: 'login-code' | 'helper-receipt',
  message: { readonly to: string; readonly subject: string; readonly text: string },
) => {
  const body = JSON.stringify(message)
  const now = clock.real()
  return {
    key,
    channel: 'sms',
    templateVersion: TEMPLATE_VERSION,
    rendered: keys.wrap(Buffer.from(body)),
    renderedSha256: new Uint8Array(createHash('sha256').update(body).digest()),
    notBefore: now,
    state: 'queued',
    stateAt: now,
  }
}

const Report = z.object({
  id: z.uuid(),
  token: z.string(),
  state: z.enum(['delivered', 'failed']),
  reason: z.string().optional(),
})

/**
 * Takes the news of a carrier about one message. News come twice, late and in any order: what arrived has arrived,
 * whatever is said afterwards, and what failed may still arrive.
 *
 * @throws DomainError `session/foreign-webhook` when it is not from whom the message was given to.
 */
export async function takeDelivery(platform: Platform, body: string): Promise<void> {
  const report = Report.safeParse(jsonOf(body)).data
  if (!report || !isSame(report.token, deliveryToken(platform, report.id))) {
    throw new DomainError('session/foreign-webhook')
  }
  const from = report.state === 'delivered' ? ['queued', 'sent', 'failed'] : ['queued', 'sent']
  const failure = report.state === 'failed' ? plainReason(report.reason) : null
  await platform.db.notice.updateMany({
    where: { id: report.id, state: { in: from }, channel: { in: ['sms', 'mail'] } },
    data: { state: report.state, failure, stateAt: platform.clock.real() },
  })
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const isSame = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))

/** One printable line without numbers and addresses of persons: providers like to repeat both. */
export const plainReason = (reason: string | undefined): string | null =>
  reason
    ?.replace(/\p{C}+/gu, ' ')
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/\+?\d{6,}/g, '…')
    .trim()
    .slice(0, MOST_REASON) || null

/** The messages that left for the people of a dispute, newest first, and what became of each. */
export async function deliveriesOf({ db, keys }: Pick<Platform, 'db' | 'keys'>, disputeId: string) {
  const rows = await db.notice.findMany({
    where: { disputeId, channel: { in: ['sms', 'mail'] }, person: { parties: { some: { disputeId } } } },
    orderBy: [{ stateAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
    include: { person: true },
  })
  return Promise.all(
    rows.map(async ({ id, channel, state, failure, stateAt, person }) => ({
      id,
      channel,
      state,
      failure,
      at: stateAt.toISOString(),
      to: person ? (await codecFor(db, keys, 'person', person.id)).open(`person.name/${person.id}`, person.name) : '',
    })),
  )
}
