import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clamdScanner } from '#app/storage/clamd.server.ts'

const PROGRAM = process.env.CLAMD ?? '/usr/sbin/clamd'
const START_MS = 15_000

/** The harmless file by which every scanner is tested (eicar.org), in two halves, so that no scanner takes this text for it. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
)

/** A real clamd that knows one signature, that of the test file. */
export interface TestClamd {
  readonly tcp: string
  readonly unix: string
  stop(): Promise<void>
  /** Listens at the same addresses again. */
  start(): Promise<void>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** Starts clamd with a database of its own; nothing is downloaded. `streamMib`: the most that it takes of one file. */
export async function openTestClamd(streamMib = 8): Promise<TestClamd> {
  const dir = await mkdtemp(join(tmpdir(), 'yanhe-clamd-'))
  const port = await freePort()
  const socket = join(dir, 'clamd.sock')
  const settings = {
    Foreground: 'yes',
    DatabaseDirectory: dir,
    LocalSocket: socket,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    StreamMaxLength: `${streamMib}M`,
    ...(process.getuid?.() === 0 ? { User: 'root' } : {}),
  }
  const conf = join(dir, 'clamd.conf')
  await writeFile(
    conf,
    Object.entries(settings)
      .map((line) => `${line.join(' ')}\n`)
      .join(''),
  )
  await writeFile(join(dir, 'own.ndb'), `Yanhe.Test.EICAR:0:*:${EICAR.toString('hex')}\n`)
  const tcp = `tcp://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const stop = async () => {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return
    const gone = new Promise((exit) => running.once('exit', exit))
    running.kill('SIGKILL')
    await gone
  }
  const start = async () => {
    child = spawn(PROGRAM, ['--config-file', conf], { stdio: 'ignore' })
    await listening(tcp)
  }
  await start()
  return { tcp, unix: `unix:${socket}`, stop, start, close: () => stop().then(() => rm(dir, { recursive: true })) }
}

async function listening(url: string): Promise<void> {
  for (const until = Date.now() + START_MS; ; ) {
    try {
      const scan = await clamdScanner({ url, maxBytes: 1 }).open()
      return scan.cancel()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((wait) => setTimeout(wait, 100))
    }
  }
}
