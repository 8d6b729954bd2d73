import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clamdScanner } from '#app/storage/clamd.server.ts'
import { EICAR, openTestClamd, type TestClamd } from '#tests/support/clamd.ts'

const MIB = 1024 * 1024

let clamd: TestClamd
beforeAll(async () => {
  clamd = await openTestClamd()
}, 30_000)
afterAll(() => clamd?.close())

async function scanned(url: string, pieces: Iterable<Buffer>, maxBytes = 8 * MIB) {
  const scan = await clamdScanner({ url, maxBytes }).open()
  for (const piece of pieces) await scan.take(piece)
  return scan.finish()
}

describe('a real malware scanner (clamd)', () => {
  it.each(['tcp', 'unix'] as const)('finds the test virus and nothing in a clean file, over %s', async (way) => {
    expect(await scanned(clamd[way], [EICAR])).toBe('infected')
    expect(await scanned(clamd[way], [Buffer.from('押金收条')])).toBe('clean')
  })

  it('finds it across the border of two pieces, behind a megabyte of something else', async () => {
    const before = Buffer.alloc(MIB, 'x')
    expect(await scanned(clamd.tcp, [before, EICAR.subarray(0, 30), EICAR.subarray(30)])).toBe('infected')
  })

  it('never says clean of what it could not read whole', async () => {
    const piece = Buffer.alloc(MIB, 'x')
    expect(await scanned(clamd.tcp, Array(12).fill(piece))).toBe('notScanned')
    expect(await scanned(clamd.tcp, [EICAR, ...Array(12).fill(piece)])).toBe('infected')
    // Told too large a limit, it hangs up in the middle: its answer comes, or is lost with the line.
    const overfed = await scanned(clamd.tcp, Array(12).fill(piece), 64 * MIB).catch((error: Error) => error.name)
    expect(['notScanned', 'ScannerAway']).toContain(overfed)
  })

  it('that is away is away, not clean', async () => {
    await clamd.stop()
    await expect(scanned(clamd.tcp, [EICAR])).rejects.toMatchObject({ name: 'ScannerAway' })
    await clamd.start()
    expect(await scanned(clamd.tcp, [EICAR])).toBe('infected')
  }, 30_000)
})

describe('a scanner that does not behave', () => {
  const servers: Server[] = []
  const lines: Socket[] = []
  afterAll(async () => {
    for (const line of lines) line.destroy()
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  })

  async function serverThat(behaves: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      lines.push(socket)
      behaves(socket)
    }).listen(0, '127.0.0.1')
    servers.push(server)
    await new Promise((listening) => server.once('listening', listening))
    return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('is away when it hangs up, says an error, or answers half', async () => {
    for (const answer of ['', 'stream: Can not open ERROR\0', 'stre']) {
      const url = await serverThat((socket) => socket.on('data', () => socket.end(answer)).on('error', () => undefined))
      await expect(scanned(url, [EICAR])).rejects.toMatchObject({ name: 'ScannerAway' })
    }
  })

  it('is away when it keeps silent', async () => {
    const url = await serverThat((socket) => socket.resume().on('error', () => undefined))
    const scan = await clamdScanner({ url, maxBytes: MIB, patienceMs: 200 }).open()
    await scan.take(EICAR)
    await expect(scan.finish()).rejects.toMatchObject({ name: 'ScannerAway' })
  })

  it('is not fed faster than it reads: memory does not grow with the file', async () => {
    let taken = 0
    const url = await serverThat((socket) => {
      socket.on('error', () => undefined)
      socket.once('readable', () => {
        taken += (socket.read() as Buffer | null)?.length ?? 0
      })
    })
    const scan = await clamdScanner({ url, maxBytes: 1024 * MIB, patienceMs: 2_000 }).open()
    let given = 0
    const feeding = (async () => {
      for (let n = 0; n < 256; n++) {
        await scan.take(Buffer.alloc(MIB))
        given += MIB
      }
    })()
    await new Promise((wait) => setTimeout(wait, 300))
    expect(taken).toBeGreaterThan(0)
    // What fits into the buffers of the connection, and no more.
    expect(given).toBeLessThan(64 * MIB)
    scan.cancel()
    await feeding
  })
})
