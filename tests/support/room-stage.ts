import type { Browser, BrowserContext, Page } from 'playwright'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { giveEars } from './ears.ts'
import { startInstance, type TestInstance } from './instance.ts'
import { personWithTone } from './people-in-rooms.ts'
import { type BookedSession, bookedSession } from './session-world.ts'
import { worldOn } from './world.ts'

/** Who speaks with which tone. */
export const TONES = { applicant: 440, respondent: 660, mediator: 1_000 } as const
export type Who = keyof typeof TONES

/** Somebody at his own device, logged in. */
export interface Actor {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
}

/** A whole running platform with one booked session, and people who can come to it. */
export interface Stage {
  readonly instance: TestInstance
  readonly platform: OpenPlatform
  readonly session: BookedSession
  /** Path of the dispute's pages, for parties and for the mediator's desk. */
  readonly base: string
  readonly desk: string
  enter(who: Who): Promise<Actor>
  stop(): Promise<void>
}

export async function roomStage(processes = 1): Promise<Stage> {
  const instance = await startInstance({ processes })
  const env = parseEnvironment({ ...process.env, ...instance.inside.env })
  const platform = await createPlatform(settingsOf(env))
  const w = worldOn(platform)
  const session = await bookedSession(w)
  const actors: Actor[] = []
  const code = encodeURIComponent(session.code)
  const personOf = async (who: Who) => (who === 'mediator' ? (await w.as('mediator')).personId : session[who].personId)
  return {
    instance,
    platform,
    session,
    base: `${instance.origin}/c/${code}`,
    desk: `${instance.origin}/desk/c/${code}`,
    async enter(who) {
      const browser = await personWithTone(TONES[who])
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: who === 'mediator' ? { width: 1_440, height: 900 } : { width: 390, height: 844 },
        permissions: ['camera', 'microphone'],
      })
      const value = await startSession(platform, await personOf(who))
      const url = instance.origin.replace('http:', 'https:')
      await context.addCookies([{ name: '__Host-yanhe', value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
      await giveEars(context)
      const actor = { browser, context, page: await context.newPage() }
      actors.push(actor)
      return actor
    },
    async stop() {
      await Promise.all(actors.map(({ browser }) => browser.close()))
      await platform.close()
      await instance.stop()
    },
  }
}

/** A party comes from the session page into the waiting room. */
export async function comeIn({ page }: Actor, base: string): Promise<void> {
  await page.goto(`${base}/session`)
  await page.getByRole('button', { name: '进入等候室' }).click()
  await page.getByRole('heading', { name: '您已经到了，稍等' }).waitFor()
}

/** All three at their devices, in the joint room of a running platform. */
export async function togetherOn(stage: Stage): Promise<Readonly<Record<Who, Actor>>> {
  const [applicant, respondent, mediator] = await Promise.all([
    stage.enter('applicant'),
    stage.enter('respondent'),
    stage.enter('mediator'),
  ])
  await comeIn(applicant, stage.base)
  await comeIn(respondent, stage.base)
  await mediator.page.goto(`${stage.desk}/room`)
  await mediator.page.getByRole('button', { name: '请戴小雨进来' }).click()
  await mediator.page.getByRole('button', { name: '请马建国进来' }).click()
  return { applicant, respondent, mediator }
}

/** Pictures of others on the page that really move: frames decoded within a second grow for each of them. */
export const movingPictures = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const videos = [...document.querySelectorAll<HTMLVideoElement>('.stage video:not(.is-mirrored)')]
    const count = (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames
    const before = videos.map(count)
    await new Promise((wait) => setTimeout(wait, 700))
    return videos.filter((video, index) => count(video) > (before[index] ?? 0)).length
  })
