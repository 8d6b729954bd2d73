import { codecFor } from '#prisma/codec.server.ts'
import type { Act, OutboxHandler } from '../engine/types.ts'
import { messageToKeep, plainReason, receiptFor } from '../notice/delivery.server.ts'
import { renderNotice } from '../notice/render.ts'
import { noticeText } from '../notice/texts.server.ts'
import type { Platform } from '../platform/platform.ts'
import { MessageRefused } from '../platform/refused.ts'
import { keptDraft } from './draft.server.ts'
import type { Helper } from './draft.ts'

/** The trail's word for an application that somebody else wrote. */
export const HELPED = 'filing.helped'
const KEY = 'helper-receipt'

/** Who wrote the application, and by which code the person himself consented; the helper gets his receipt afterwards. */
export async function noteHelper(act: Act, helper: Helper, codeId: string): Promise<void> {
  await act.note(HELPED, { ...helper, codeId })
  await act.later('tellHelper', act.disputeId)
}

/** Who wrote the application for the applicant; null where he did it himself, or what was written is erased. */
export async function helperOf({ db, keys }: Pick<Platform, 'db' | 'keys'>, disputeId: string): Promise<Helper | null> {
  const { answers } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { answers: true } })
  return keptDraft(await codecFor(db, keys, 'dispute', disputeId), answers)?.helper ?? null
}

/** The helper's receipt: that it arrived, under which code, and that the rest is told to the applicant alone. */
export const tellHelper: OutboxHandler = async (platform, { id, disputeId }) => {
  const { db, clock, settings } = platform
  const helper = await helperOf(platform, disputeId)
  const { code } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { code: true } })
  if (!helper || !code) return
  const { sms, subject } = renderNotice(await noticeText(db, KEY), 'zh-CN', { sign: settings.sign, code })
  const message = { to: helper.phone, subject, text: sms ?? '' }
  await db.notice.createMany({ data: [{ id, ...messageToKeep(platform, KEY, message) }], skipDuplicates: true })
  if ((await db.notice.findFirstOrThrow({ where: { id } })).state !== 'queued') return
  const became = await platform.sms({ ...message, idem: id, receipt: receiptFor(platform, id) }).then(
    (providerId) => ({ state: 'sent', providerId }),
    (error: unknown) => {
      if (!(error instanceof MessageRefused)) throw error
      return { state: 'failed', failure: plainReason(error.message) }
    },
  )
  await db.notice.updateMany({ where: { id, state: 'queued' }, data: { ...became, stateAt: clock.real() } })
}
