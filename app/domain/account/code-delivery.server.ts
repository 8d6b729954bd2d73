import type { Locale } from '#app/i18n/locale.ts'
import { messageToKeep, plainReason, receiptFor } from '../notice/delivery.server.ts'
import { renderNotice } from '../notice/render.ts'
import { noticeText } from '../notice/texts.server.ts'
import type { Platform } from '../platform/platform.ts'
import { MessageRefused } from '../platform/refused.ts'

/** How long a code may be used, counted from when it was sent. */
export const LASTS_MS = 10 * 60_000
/** The page does not wait longer than this for the provider. */
const PATIENCE_MS = 4_000
/** A code that nobody has taken is tried again after this. */
const AGAIN_MS = 5_000
/** Nobody waits longer at the page. */
const GIVE_UP_MS = 30 * 60_000
const BATCH = 20

interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The message of a code, kept before it is sent: it has the number of the code. */
export interface CodeMessage {
  readonly id: string
  readonly phone: string
  readonly locale: Locale
  readonly code: string
  /** The code goes to somebody for whom a helper writes, and who consents by it. */
  readonly isHelped?: boolean
}

/** Keeps the message and hands it to the provider; what the provider does not take now goes out by itself later. */
export async function deliverCode(
  platform: Platform,
  { id, phone, locale, code, isHelped }: CodeMessage,
): Promise<void> {
  const { db, settings } = platform
  const notice = await noticeText(db, isHelped ? 'helper-code' : 'login-code')
  const { sms, subject } = renderNotice(notice, locale, {
    sign: settings.sign,
    code6: code,
  })
  const message: Message = { to: phone, subject, text: sms ?? '' }
  await db.notice.create({ data: { id, ...messageToKeep(platform, 'login-code', message) } })
  const slow = new Promise<'slow'>((resolve) => setTimeout(() => resolve('slow'), PATIENCE_MS).unref())
  if ((await Promise.race([send(platform, id, message), slow])) === 'slow') await noteTry(platform, id)
}

async function send(platform: Platform, id: string, message: Message): Promise<void> {
  const { db, clock } = platform
  try {
    const providerId = await platform.sms({ ...message, idem: id, receipt: receiptFor(platform, id) })
    const now = clock.real()
    await db.notice.updateMany({ where: { id, state: 'queued' }, data: { state: 'sent', providerId, stateAt: now } })
  } catch (error) {
    platform.log.warn({ noticeId: id, err: error }, 'code not sent')
    if (!(error instanceof MessageRefused)) return void (await noteTry(platform, id))
    const failed = { state: 'failed', failure: plainReason(error.message), stateAt: clock.real() }
    await db.notice.updateMany({ where: { id, state: 'queued' }, data: failed })
  }
}

const noteTry = ({ db, clock }: Platform, id: string) =>
  db.notice.updateMany({
    where: { id, state: 'queued' },
    data: { attempts: { increment: 1 }, stateAt: clock.real() },
  })

/** Sends the codes that still wait, each by one process; a code lasts its time from when it leaves. */
export async function sendWaitingCodes(platform: Platform): Promise<void> {
  const { db, keys, clock } = platform
  const now = clock.real()
  const rows = await db.notice.findMany({
    where: { key: 'login-code', state: 'queued', stateAt: { lt: new Date(now.getTime() - AGAIN_MS) } },
    orderBy: { notBefore: 'desc' },
    take: BATCH,
  })
  for (const { id, stateAt, notBefore, rendered } of rows) {
    const mine = await db.notice.updateMany({ where: { id, state: 'queued', stateAt }, data: { stateAt: now } })
    if (mine.count === 0) continue
    const isWanted = (await db.oneTimeCode.count({ where: { id, usedAt: null } })) === 1
    if (!isWanted || notBefore.getTime() + GIVE_UP_MS < now.getTime()) {
      await db.notice.update({ where: { id }, data: { state: isWanted ? 'failed' : 'suppressed', stateAt: now } })
      continue
    }
    const expiresAt = new Date(clock.real().getTime() + LASTS_MS)
    await db.oneTimeCode.updateMany({ where: { id, usedAt: null }, data: { expiresAt } })
    await send(platform, id, JSON.parse(Buffer.from(keys.unwrap(rendered, keys.kekId)).toString()) as Message)
  }
}

/** A code that should have left after this and did not is late. */
export const lateSince = ({ clock }: Pick<Platform, 'clock'>): Date => new Date(clock.real().getTime() - GIVE_UP_MS)

/** Whether codes do not get through at the moment, so that pages can say so. */
export async function areCodesLate({ db, clock }: Platform): Promise<boolean> {
  const notBefore = { gt: lateSince({ clock }) }
  const late = await db.notice.findFirst({
    where: { key: 'login-code', state: 'queued', attempts: { gt: 0 }, notBefore },
    select: { id: true },
  })
  return late !== null
}
