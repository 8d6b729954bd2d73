import { AccessToken } from 'livekit-server-sdk'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movePeople } from '#app/domain/session/moves.server.ts'
import { seatNow, ticketFor } from '#app/domain/session/seats.server.ts'
import type { RoomConnection } from '#media/client/room-connection.ts'
import type { Ticket } from '#media/client/snapshot.ts'
import { AUDIBLE_DB, giveEars, listen } from '#tests/support/ears.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { personWithTone } from '#tests/support/people-in-rooms.ts'
import { serveRoomPage } from '#tests/support/room-site.ts'
import { type BookedSession, bookedSession, letIn } from '#tests/support/session-world.ts'
import { type World, world } from '#tests/support/world.ts'

interface Eavesdropper {
  add(door: unknown, as?: string): void
  state(): { offered: string[]; entered: string[] }
  forgetOffers(): void
  giveUpForged(): void
  force(): void
  forge(identities: string[]): Promise<void>
}
type Spied = { readonly eavesdropper: Eavesdropper }

const TONES = { applicant: 440, mediator: 1_000 } as const
type Who = keyof typeof TONES
const tones = Object.values(TONES)
const soon = { timeout: 40_000, interval: 250 }

let server: TestMediaServer
let w: World
let s: BookedSession
let pages: Readonly<Record<Who, Page>>
let spy: Page
const browsers: Browser[] = []
const sites: { close(): void }[] = []

const personOf = async (who: string) => (who === 'mediator' ? (await w.as('mediator')).personId : s.applicant.personId)
const ticket = (personId: string) => ticketFor(w.platform, s.sessionId, personId)

async function arrive(hertz: number, url: string): Promise<Page> {
  const browser = await personWithTone(hertz)
  browsers.push(browser)
  const context = await browser.newContext()
  await giveEars(context)
  const page = await context.newPage()
  await page.goto(url)
  return page
}

beforeAll(async () => {
  server = await startMediaServer()
  w = await world({ media: server.media })
  s = await bookedSession(w)
  const honest = await serveRoomPage(async (who) => ticket(await personOf(who)))
  const hostile = await serveRoomPage(async () => null, './eavesdropper-page.ts')
  sites.push(honest, hostile)
  const [applicant, mediator, eavesdropper] = await Promise.all([
    arrive(TONES.applicant, `${honest.origin}/?who=applicant`),
    arrive(TONES.mediator, `${honest.origin}/?who=mediator`),
    arrive(660, hostile.origin),
  ])
  pages = { applicant, mediator }
  spy = eavesdropper
}, 240_000)

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  for (const site of sites) site.close()
  await w?.stop()
  await server?.kill()
})

const spied = () => spy.evaluate(() => (window as unknown as Spied).eavesdropper.state())
const give = (door: Pick<Ticket, 'url' | 'token'>, as?: string) =>
  spy.evaluate(([one, name]) => (window as unknown as Spied).eavesdropper.add(one, name), [door, as] as const)

/** The pages of applicant and mediator follow their seats, as the real pages do at the news of a move. */
async function follow(): Promise<void> {
  await s.settle()
  for (const who of ['applicant', 'mediator'] as const) {
    const seat = await seatNow(w.platform, s.sessionId, await personOf(who))
    await pages[who].evaluate(
      (id) => (window as unknown as { connection: RoomConnection }).connection.goTo(id),
      seat?.id ?? null,
    )
  }
}

const hears = async (page: Page, tone: number) => ((await listen(page, tones, 1_500)).tones[tone] ?? -200) > AUDIBLE_DB
const said = (page: Page) =>
  page.evaluate(() => (window as unknown as { connection: RoomConnection }).connection.snapshot().said.length)

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The token of a party, written over so that it names another room and person. */
async function forgedTokens(token: string, room: string): Promise<string[]> {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const wanted = { ...claims, sub: 'recorder', video: { ...claims.video, room, roomAdmin: true, hidden: true } }
  const guessed = ['secret', 'devkey', '0'.repeat(32)].map((secret) => {
    const forged = new AccessToken(server.address.apiKey, secret, { identity: 'recorder', ttl: 120 })
    forged.addGrant({ roomJoin: true, room, hidden: true, canSubscribe: true })
    return forged.toJwt()
  })
  return [
    `${head}.${part(wanted)}.${signature}`,
    `${part({ alg: 'none', typ: 'JWT' })}.${part(wanted)}.`,
    `${part({ alg: 'none', typ: 'JWT' })}.${part(wanted)}.${signature}`,
    ...(await Promise.all(guessed)),
  ]
}

test('a hostile client with every token, guessed and even true names, forged tokens, tracks and words hears and reaches nobody', async () => {
  const { sessionId } = s
  const { personId: other } = s.respondent
  await letIn(s)
  const old = await ticket(other)
  if (!old) throw new Error('the respondent has no seat')
  await follow()
  await give(old)
  // Before: the same client, in the room of its seat, hears both.
  for (const tone of tones) await expect.poll(() => hears(spy, tone), soon).toBe(true)

  await s.as('mediator', movePeople, { sessionId, to: 'applicant' })
  await follow()
  const inside = await seatNow(w.platform, sessionId, s.applicant.personId)
  const name = inside?.room.name ?? ''
  const seats = await w.platform.db.seat.findMany({ where: { roomId: inside?.roomId ?? '', closedAt: null } })
  const now = await ticket(other)
  if (!now) throw new Error('the respondent has lost his seat')
  await give(now)
  // The true name of the room, which nobody could guess, and every way to write it into a token.
  for (const [index, token] of (await forgedTokens(now.token, name)).entries())
    await give({ url: now.url, token }, `forged-${index}`)
  for (const guess of [`s_${sessionId}`, `s_${sessionId}_c`, name.slice(0, -1)])
    for (const [index, token] of (await forgedTokens(now.token, guess)).entries())
      await give({ url: now.url, token }, `guess-${guess}-${index}`)
  await expect.poll(() => hears(pages.mediator, TONES.applicant), soon).toBe(true)
  await spy.evaluate(() => (window as unknown as Spied).eavesdropper.forgetOffers())
  const identities = seats.map(({ identity }) => identity)
  await spy.evaluate((aims) => (window as unknown as Spied).eavesdropper.forge(aims), identities)
  await spy.evaluate(() => (window as unknown as Spied).eavesdropper.force())
  const [heard, control, back] = await Promise.all([
    listen(spy, tones, 6_000),
    listen(pages.mediator, tones, 6_000),
    listen(pages.applicant, tones, 6_000),
  ])
  expect((control.tones[TONES.applicant] ?? -200) > AUDIBLE_DB, 'the applicant does speak').toBe(true)
  expect((back.tones[TONES.mediator] ?? -200) > AUDIBLE_DB, 'the mediator does speak').toBe(true)
  expect(heard).toMatchObject({ tracks: 0, energy: 0, frames: 0 })
  const { offered, entered } = await spied()
  expect(offered).toEqual([])
  expect(entered).not.toContain(name)
  expect([await said(pages.applicant), await said(pages.mediator)]).toEqual([0, 0])
  const there = await server.media.participants(name)
  expect(there.map(({ identity }) => identity).sort()).toEqual([...identities].sort())

  // After: back in one room the same client hears both again.
  await spy.evaluate(() => (window as unknown as Spied).eavesdropper.giveUpForged())
  await s.as('mediator', movePeople, { sessionId, to: 'joint' })
  await follow()
  for (const tone of tones) await expect.poll(() => hears(spy, tone), soon).toBe(true)
}, 280_000)
