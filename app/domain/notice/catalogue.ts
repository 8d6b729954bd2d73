import type { NoticeTemplate } from './template.ts'
import { accountNotices } from './templates/account.ts'
import { courtNotices } from './templates/court.ts'
import { intakeNotices } from './templates/intake.ts'
import { mediatorNotices } from './templates/mediator.ts'
import { offerNotices } from './templates/offers.ts'
import { performanceNotices } from './templates/performance.ts'
import { safetyNotices } from './templates/safety.ts'
import { sessionNotices } from './templates/session.ts'
import { settlementNotices } from './templates/settlement.ts'
import { staffNotices } from './templates/staff.ts'

/** Every notice the platform sends. */
export const noticeCatalogue = {
  ...accountNotices,
  ...intakeNotices,
  ...mediatorNotices,
  ...sessionNotices,
  ...offerNotices,
  ...settlementNotices,
  ...courtNotices,
  ...performanceNotices,
  ...safetyNotices,
  ...staffNotices,
} as const satisfies Record<string, NoticeTemplate>

export type NoticeKey = keyof typeof noticeCatalogue

export const noticeKeys = Object.keys(noticeCatalogue) as NoticeKey[]
export const noticeTemplate = (key: NoticeKey): NoticeTemplate => noticeCatalogue[key]
