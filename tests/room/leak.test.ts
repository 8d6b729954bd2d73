import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomConnection } from '#media/client/room-connection.ts'
import { AUDIBLE_DB, giveEars, listen } from '#tests/support/ears.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { personWithTone } from '#tests/support/people-in-rooms.ts'
import { serveRoomPage } from '#tests/support/room-site.ts'

declare global {
  interface Window {
    connection: RoomConnection
  }
}

const TONES = { anna: 440, ben: 660, carl: 1_000 } as const
type Who = keyof typeof TONES
const soon = { timeout: 30_000, interval: 250 }

let server: TestMediaServer
beforeAll(async () => {
  server = await startMediaServer()
}, 60_000)
afterAll(() => server.kill())

/** Three people on bare pages, and which room each has a seat in. */
async function threePeople(isLeaky: boolean) {
  const seats = new Map<string, string>()
  const uninvited = new Set<string>()
  const browsers: Browser[] = []
  const site = await serveRoomPage(
    async (who) => {
      const room = seats.get(who)
      if (!room) return null
      await server.media.createRoom(room)
      const token = await server.media.token({
        room,
        identity: `${who}-${room}`,
        name: who,
        canPublish: true,
        ttlSeconds: 120,
      })
      const people = [...seats].filter(([one, there]) => there === room && !uninvited.has(one))
      return { seat: room, url: server.address.publicUrl, token, people: people.map(([one]) => `${one}-${room}`) }
    },
    './room-page.ts',
    isLeaky,
  )
  const arrive = async (who: Who): Promise<Page> => {
    const browser = await personWithTone(TONES[who])
    browsers.push(browser)
    const context = await browser.newContext()
    await giveEars(context)
    const page = await context.newPage()
    await page.goto(`${site.origin}/?who=${who}`)
    await page.waitForFunction(() => 'connection' in window)
    return page
  }
  const [anna, ben, carl] = await Promise.all([arrive('anna'), arrive('ben'), arrive('carl')])
  const pages = { anna, ben, carl }
  const goTo = async (who: Who, room: string | null) => {
    if (room) seats.set(who, room)
    else seats.delete(who)
    await pages[who].evaluate((seat) => window.connection.goTo(seat), room)
  }
  const stop = async () => {
    await Promise.all(browsers.map((browser) => browser.close()))
    site.close()
  }
  return { pages, goTo, stop, uninvited }
}

const hears = async (page: Page, who: Who, ms = 2_000) =>
  ((await listen(page, [TONES[who]], ms)).tones[TONES[who]] ?? -200) > AUDIBLE_DB

/** What the third one hears of the other two before they go apart, meanwhile, and afterwards. */
async function heardOutside({ pages, goTo }: Awaited<ReturnType<typeof threePeople>>, joint: string) {
  for (const who of ['anna', 'ben', 'carl'] as const) await goTo(who, joint)
  await expect.poll(() => hears(pages.carl, 'anna'), soon).toBe(true)
  await expect.poll(() => hears(pages.carl, 'ben'), soon).toBe(true)
  await goTo('anna', `${joint}-aside`)
  await goTo('ben', `${joint}-aside`)
  // They do speak with each other: the positive control of the silence.
  await expect.poll(() => hears(pages.ben, 'anna'), soon).toBe(true)
  await expect.poll(() => hears(pages.anna, 'ben'), soon).toBe(true)
  const during = [await hears(pages.carl, 'anna', 4_000), await hears(pages.carl, 'ben', 2_000)]
  await goTo('anna', joint)
  await goTo('ben', joint)
  await expect.poll(() => hears(pages.carl, 'anna'), soon).toBe(true)
  return during
}

describe('what is said apart', () => {
  test('is not heard outside', async () => {
    const people = await threePeople(false)
    expect(await heardOutside(people, 'sound')).toEqual([false, false])
    await people.stop()
  }, 150_000)

  test('is noticed by the same proof when the client forgets to leave', async () => {
    const people = await threePeople(true)
    expect(await heardOutside(people, 'leaking')).toContain(true)
    await people.stop()
  }, 150_000)
})

test('nobody is heard while somebody is in the room whom the server does not know', async () => {
  const { pages, goTo, stop, uninvited } = await threePeople(false)
  await goTo('anna', 'guarded')
  await goTo('ben', 'guarded')
  await expect.poll(() => hears(pages.ben, 'anna'), soon).toBe(true)
  uninvited.add('carl')
  await goTo('carl', 'guarded')
  await expect.poll(() => hears(pages.ben, 'anna', 1_000), soon).toBe(false)
  const heard = await listen(pages.carl, [TONES.anna, TONES.ben], 3_000)
  expect(Math.max(...Object.values(heard.tones))).toBeLessThan(AUDIBLE_DB)
  // Whoever unmutes himself now is not heard either.
  await pages.anna.evaluate(() => window.connection.setDevice('microphone', true))
  expect(await hears(pages.ben, 'anna')).toBe(false)
  uninvited.delete('carl')
  await expect.poll(() => hears(pages.ben, 'anna'), soon).toBe(true)
  await stop()
}, 150_000)
