import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomConnection } from '#media/client/room-connection.ts'
import { startMediaServer, type TestMediaServer } from '#tests/support/media-server.ts'
import { personWithTone } from '#tests/support/people-in-rooms.ts'
import { serveRoomPage } from '#tests/support/room-site.ts'

declare global {
  interface Window {
    connection: RoomConnection
  }
}

let server: TestMediaServer
let site: Awaited<ReturnType<typeof serveRoomPage>>
const browsers: Browser[] = []
/** Which room each person has a seat in now. */
const seats = new Map<string, string>()

beforeAll(async () => {
  server = await startMediaServer()
  site = await serveRoomPage(async (who) => {
    const room = seats.get(who)
    if (!room) return null
    await server.media.createRoom(room)
    const grant = { room, identity: `${who}-${room}`, name: who, canPublish: true, ttlSeconds: 120 }
    const people = [...seats].filter(([, there]) => there === room).map(([one]) => `${one}-${room}`)
    return { seat: room, url: server.address.publicUrl, token: await server.media.token(grant), people }
  })
}, 60_000)

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.kill()
  site.close()
})

async function arrive(who: string, hertz: number): Promise<Page> {
  const browser = await personWithTone(hertz)
  browsers.push(browser)
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${site.origin}/?who=${who}`)
  await page.waitForFunction(() => 'connection' in window)
  return page
}

const goTo = async (who: string, page: Page, room: string | null) => {
  if (room) seats.set(who, room)
  else seats.delete(who)
  await page.evaluate((seat) => window.connection.goTo(seat), room)
}

const othersSeen = (page: Page) =>
  page.evaluate(() => window.connection.snapshot().people.filter(({ isMe, video }) => !isMe && video).length)
const presence = (page: Page) => page.evaluate(() => window.connection.snapshot().presence)
const saidTo = (page: Page) => page.evaluate(() => window.connection.snapshot().said.map(({ text }) => text))
const soon = { timeout: 15_000, interval: 100 }

test('two people see each other, talk in writing, part, and come back together', async () => {
  const [anna, ben] = await Promise.all([arrive('anna', 440), arrive('ben', 660)])
  await Promise.all([goTo('anna', anna, 'joint'), goTo('ben', ben, 'joint')])
  await expect.poll(() => othersSeen(anna), soon).toBe(1)
  await expect.poll(() => othersSeen(ben), soon).toBe(1)

  await anna.evaluate(() => window.connection.say('  您好  '))
  await expect.poll(() => saidTo(ben), soon).toEqual(['您好'])
  expect(await saidTo(anna)).toEqual(['您好'])

  await goTo('anna', anna, 'aside')
  await expect.poll(() => presence(anna), soon).toBe('here')
  await expect.poll(() => othersSeen(ben), soon).toBe(0)
  expect(await othersSeen(anna)).toBe(0)
  expect(await saidTo(anna)).toEqual([])

  await goTo('anna', anna, 'joint')
  await expect.poll(() => othersSeen(ben), soon).toBe(1)

  await server.kill()
  await expect.poll(() => presence(ben), soon).toBe('again')
  await server.start()
  await expect.poll(() => othersSeen(ben), { ...soon, timeout: 10_000 }).toBe(1)
  await expect.poll(() => othersSeen(anna), { ...soon, timeout: 10_000 }).toBe(1)

  await goTo('anna', anna, null)
  await expect.poll(() => presence(anna), soon).toBe('out')
  await expect.poll(() => othersSeen(ben), soon).toBe(0)
}, 90_000)

test('a second window of the same person takes over, and the first one says so until it is asked back', async () => {
  const carl = await arrive('carl', 500)
  await goTo('carl', carl, 'solo')
  await expect.poll(() => presence(carl), soon).toBe('here')
  const second = await carl.context().newPage()
  await second.goto(`${site.origin}/?who=carl`)
  await goTo('carl', second, 'solo')
  await expect.poll(() => presence(carl), soon).toBe('elsewhere')
  // Asked back at once, while the second window may still be entering.
  await carl.evaluate(() => window.connection.comeBack())
  await expect.poll(() => presence(carl), soon).toBe('here')
  await expect.poll(() => presence(second), soon).toBe('elsewhere')
}, 60_000)
