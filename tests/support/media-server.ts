import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { ensureLiveKit } from '#dev/livekit-program.ts'
import { cacheDir } from '#dev/paths.ts'
import { createMediaServer, type LiveKitAddress } from '#media/server/livekit.server.ts'
import type { MediaServer } from '#media/server/media.ts'

/** A media server of a test's own: it can be killed and started again at the same address. */
export interface TestMediaServer {
  readonly address: LiveKitAddress
  readonly media: MediaServer
  kill(): Promise<void>
  start(): Promise<void>
}

const START_TIMEOUT_MS = 10_000
const SECRET_BYTES = 32

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

const configOf = (address: LiveKitAddress, udpPort: number, webhookUrl: string | undefined) => ({
  port: Number(new URL(address.url).port),
  bind_addresses: ['127.0.0.1'],
  keys: { [address.apiKey]: address.apiSecret },
  rtc: {
    udp_port: udpPort,
    tcp_port: 0,
    use_external_ip: false,
    node_ip: '127.0.0.1',
    enable_loopback_candidate: true,
    interfaces: { includes: ['lo'] },
    ips: { includes: ['127.0.0.1/32'] },
    stun_servers: [],
  },
  room: { auto_create: false, enable_remote_unmute: false, max_participants: 12 },
  ...(webhookUrl ? { webhook: { api_key: address.apiKey, urls: [webhookUrl] } } : {}),
  logging: { level: 'error', pion_level: 'error' },
})

/** Starts a media server on free loopback ports. */
export async function startMediaServer(webhookUrl?: string): Promise<TestMediaServer> {
  const [port, udpPort] = [await freePort(), await freePort()]
  const address: LiveKitAddress = {
    url: `http://127.0.0.1:${port}`,
    publicUrl: `ws://127.0.0.1:${port}`,
    apiKey: 'test',
    apiSecret: randomBytes(SECRET_BYTES).toString('hex'),
  }
  const media = createMediaServer(address)
  const config = JSON.stringify(configOf(address, udpPort, webhookUrl))
  const program = await ensureLiveKit(cacheDir, () => undefined)
  let child: ChildProcess | null = null

  const start = async () => {
    child = spawn(program, [], { env: { ...process.env, LIVEKIT_CONFIG: config }, stdio: 'ignore' })
    const until = Date.now() + START_TIMEOUT_MS
    while (!(await media.ready())) {
      if (Date.now() > until) throw new Error('the media server did not start')
      await new Promise((wait) => setTimeout(wait, 50))
    }
  }
  const kill = async () => {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await gone
  }
  await start()
  return { address, media, start, kill }
}
