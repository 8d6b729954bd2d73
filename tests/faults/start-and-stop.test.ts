import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpen, leftFiles, NpmStart, portsOf, processesOf } from '#tests/support/npm-start.ts'

const HANG_MS = 400_000
let dataDir: string

/** Two people in one room, over the connection that a browser keeps open. */
async function peopleInARoom(): Promise<WebSocket[]> {
  const env = JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8')) as Record<string, string>
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: key = '', LIVEKIT_API_SECRET: secret = '' } = env
  await new RoomServiceClient(url, key, secret).createRoom({ name: 'talk' })
  return Promise.all(
    ['a', 'b'].map(async (identity) => {
      const token = new AccessToken(key, secret, { identity })
      token.addGrant({ room: 'talk', roomJoin: true })
      const query = new URLSearchParams({ access_token: await token.toJwt(), protocol: '15', auto_subscribe: '1' })
      const socket = new WebSocket(`${url.replace('http', 'ws')}/rtc?${query}`)
      await new Promise((joined, refused) => {
        socket.onmessage = joined
        socket.onerror = refused
      })
      return socket
    }),
  )
}

async function expectNothingLeft(): Promise<void> {
  expect(await processesOf(dataDir)).toEqual([])
  expect(await leftFiles(dataDir)).toEqual([])
  const ports = await portsOf(dataDir)
  for (const port of ports) expect(await isOpen(port)).toBe(false)
  const sockets = (await readdir('/tmp')).filter((name) => ports.some((port) => name.endsWith(`-${port}.sock`)))
  expect(sockets).toEqual([])
}

describe('npm start', () => {
  const starts: NpmStart[] = []
  const begin = () => {
    const start = new NpmStart(dataDir)
    starts.push(start)
    return start
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'yanhe-start-'))
  })
  afterAll(async () => {
    for (const start of starts) start.signal('SIGTERM')
    await Promise.all(starts.map(({ ended }) => ended))
    await rm(dataDir, { recursive: true, force: true })
  })

  it(
    'ends within ten seconds of Ctrl-C, pressed twice with people in a room, and leaves nothing behind',
    async () => {
      const start = begin()
      await start.says(/Video is ready/)
      const people = await peopleInARoom()
      expect(people.map(({ readyState }) => readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])

      const another = begin()
      expect(await another.ended).toBe(1)
      expect(another.said).toMatch(/runs already: http:\/\/127\.0\.0\.1:\d+ \(process \d+, data in /)

      start.ctrlC()
      const ends = start.endsIn()
      await sleep(300)
      start.ctrlC()
      expect(await ends).toBeLessThan(10_000)
      await expectNothingLeft()
    },
    HANG_MS,
  )

  it(
    'takes no foreign process for its own, after a kill -9 whose numbers others have by now',
    async () => {
      const number = String(process.pid)
      await writeFile(join(dataDir, 'start.lock'), `${number} 1`)
      await writeFile(join(dataDir, 'livekit/livekit.pid'), number)
      await writeFile(join(dataDir, 'store/weed.pid'), JSON.stringify([process.pid, process.pid]))
      await writeFile(join(dataDir, 'postgres/cluster/postmaster.pid'), `${number}\n/somewhere\n`)
      const start = begin()
      await start.says(/Video is ready/)
      start.signal('SIGTERM')
      expect(await start.endsIn()).toBeLessThan(10_000)
      await expectNothingLeft()
    },
    HANG_MS,
  )

  it(
    'is whole again after a kill -9 of itself, with its parts still there',
    async () => {
      const first = begin()
      await first.says(/is ready: /)
      const owner = Number((await readFile(join(dataDir, 'start.lock'), 'utf8')).split(' ')[0])
      process.kill(owner, 'SIGKILL')
      await first.ended
      const start = begin()
      await start.says(/Video is ready/)
      start.ctrlC()
      expect(await start.endsIn()).toBeLessThan(10_000)
      await expectNothingLeft()
    },
    HANG_MS,
  )

  it(
    'can be broken off while it starts',
    async () => {
      for (const afterMs of [900, 1_600, 2_400]) {
        const start = begin()
        await sleep(afterMs)
        start.ctrlC()
        expect(await start.endsIn()).toBeLessThan(10_000)
        await expectNothingLeft()
      }
    },
    HANG_MS,
  )
})
