import { sendWaitingCodes } from '../account/code-delivery.server.ts'
import { indexNames } from '../account/name-index.server.ts'
import { closeEndedPosts } from '../account/posts.server.ts'
import { remindOfQuestions } from '../confirmation/question-reminders.server.ts'
import { sweepDrafts } from '../filing/draft-end.server.ts'
import { climbLadders } from '../invitation/climb.server.ts'
import { makeLetters } from '../invitation/letter.server.ts'
import { renewArchive } from '../papers/renew.server.ts'
import type { Platform } from '../platform/platform.ts'
import { emptyLostSeats } from '../session/lost-posts.server.ts'
import { keepLiveRooms } from '../session/media-rooms.server.ts'
import { reconcileRooms } from '../session/webhooks.server.ts'
import { applyDueSettings } from '../setting/versions.server.ts'
import { fireMissedDeadlines } from './missed-deadlines.server.ts'
import { OutboxWorker } from './outbox.server.ts'
import { recountAfterPublication } from './recount-deadlines.server.ts'
import { sendReminders } from './remind.server.ts'
import { sweepStrays } from './strays.server.ts'

export interface Worker {
  stop(): Promise<void>
}

const OUTBOX_EVERY_MS = 500
/** Somebody waits at the page for his code. */
const CODES_EVERY_MS = 2_000
const DEADLINES_EVERY_MS = 5_000
/** People in a session see the picture again within seconds after the media server was restarted. */
const LIVE_ROOMS_EVERY_MS = 1_000
const LETTERS_EVERY_MS = 15_000
const LADDERS_EVERY_MS = 30_000
const SWEEP_EVERY_MS = 600_000
const RECONCILE_EVERY_MS = 60_000
const REMINDERS_EVERY_MS = 10_000
const QUESTIONS_EVERY_MS = 60_000
/** Looks whether a plan of holidays was published. */
const HOLIDAYS_EVERY_MS = 10_000
/** Until everybody from before names could be looked for has been gone through. */
const NAMES_EVERY_MS = 60_000
/** Looks whether the day of a published setting has come, or a post has ended. */
const SETTINGS_EVERY_MS = 5_000
const ARCHIVE_EVERY_MS = 60 * 60 * 1000
const STRAYS_EVERY_MS = 6 * 60 * 60 * 1000

/** A job that runs again and again; areas add theirs: `{ name, everyMs, run }`. */
export interface Recurring {
  readonly name: string
  readonly everyMs: number
  readonly run: (platform: Platform) => Promise<unknown>
}

export const recurring: readonly Recurring[] = [
  { name: 'deadlines', everyMs: DEADLINES_EVERY_MS, run: fireMissedDeadlines },
  { name: 'codes', everyMs: CODES_EVERY_MS, run: sendWaitingCodes },
  { name: 'live-rooms', everyMs: LIVE_ROOMS_EVERY_MS, run: keepLiveRooms },
  { name: 'lost-posts', everyMs: LIVE_ROOMS_EVERY_MS, run: emptyLostSeats },
  { name: 'ladders', everyMs: LADDERS_EVERY_MS, run: climbLadders },
  { name: 'letters', everyMs: LETTERS_EVERY_MS, run: makeLetters },
  { name: 'drafts', everyMs: SWEEP_EVERY_MS, run: sweepDrafts },
  { name: 'reminders', everyMs: REMINDERS_EVERY_MS, run: sendReminders },
  { name: 'questions', everyMs: QUESTIONS_EVERY_MS, run: remindOfQuestions },
  { name: 'holidays', everyMs: HOLIDAYS_EVERY_MS, run: recountAfterPublication },
  { name: 'settings', everyMs: SETTINGS_EVERY_MS, run: applyDueSettings },
  {
    name: 'posts',
    everyMs: SETTINGS_EVERY_MS,
    run: ({ db, clock }) => db.$transaction((tx) => closeEndedPosts(tx, clock.real())),
  },
  { name: 'rooms', everyMs: RECONCILE_EVERY_MS, run: reconcileRooms },
  { name: 'names', everyMs: NAMES_EVERY_MS, run: indexNames },
  { name: 'archive', everyMs: ARCHIVE_EVERY_MS, run: renewArchive },
  { name: 'strays', everyMs: STRAYS_EVERY_MS, run: sweepStrays },
]

/** Starts the work that happens by itself; any number of processes may run it side by side. */
export function startWorker(platform: Platform): Worker {
  const outbox = new OutboxWorker(platform, platform.pool)
  const loops = [
    loop(platform, { name: 'outbox', everyMs: OUTBOX_EVERY_MS, run: () => outbox.round() }),
    ...recurring.map((job) => loop(platform, job)),
  ]
  return {
    async stop() {
      await Promise.all(loops.map((one) => one.stop()))
      await outbox.stop()
    },
  }
}

function loop(platform: Platform, { name, everyMs, run }: Recurring): Worker {
  let stopped = false
  let wake: () => void = () => undefined
  const turning = (async () => {
    while (!stopped) {
      try {
        await run(platform)
      } catch (error) {
        platform.log.warn({ job: name, err: error }, 'job failed')
      }
      // Told to stop while it worked: there is nobody left to wake it.
      if (stopped) return
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, everyMs).unref()
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await turning
    },
  }
}
