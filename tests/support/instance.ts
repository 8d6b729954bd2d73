import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnvironment } from '#app/http/env.server.ts'
import { type Instance, startInstance as start } from '#dev/instance.ts'
import { chooseFreePort } from '#dev/processes.ts'

/** A part that a test may kill as a power cut would. */
export type Part = 'web' | 'postgres' | 'store' | 'livekit'

/** A whole throw-away platform: database, object store, media server and web processes of its own. */
export interface TestInstance {
  readonly origin: string
  /** One address for each web process; the first is `origin`. */
  readonly origins: readonly string[]
  readonly dataDir: string
  /** As the owner of the tables, to look behind the scenes. */
  readonly ownerUrl: string
  readonly inside: Instance
  /** SIGKILL; what keeps it running starts it again. `n` chooses among web processes, from 0. */
  kill(part: Part, n?: number): void
  /** Every web process starts again with the law's clock at this moment; until they answer. */
  moveLawClock(to: Date): Promise<void>
  stop(): Promise<void>
}

export interface TestInstanceOptions {
  /** What the law's clock shows at the start; it runs on from there. */
  readonly lawClock?: Date
  /** Number of web processes; 1 when not given. */
  readonly processes?: number
  readonly withoutVideo?: boolean
  /** Everything is forced to disk, as in use: where that is what is measured. */
  readonly durable?: boolean
  /** Name of the public address, when another server stands in front of the web processes. */
  readonly origin?: string
  readonly webEnv?: Readonly<Record<string, string>>
  /** Shown over TLS at this address of the computer, as `npm start -- --lan` does. */
  readonly lan?: string
}

/** Starts it as `npm start` does, with the demonstration loaded, in a folder of its own: 5 to 10 seconds. */
export async function startInstance(options: TestInstanceOptions = {}): Promise<TestInstance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yanhe-instance-'))
  const ports = await Promise.all(Array.from({ length: options.processes ?? 1 }, () => chooseFreePort()))
  const [first = 0, ...more] = ports
  const inside = await start({
    env: parseEnvironment({ DEMO: '1', ...(options.origin ? { APP_ORIGIN: options.origin } : {}) }),
    dataDir,
    ports: [first, ...more],
    say: () => undefined,
    isThrowaway: !options.durable,
    withoutVideo: options.withoutVideo ?? false,
    ...(options.lan ? { lan: await lanPlan(options.lan) } : {}),
    webEnv: { LAW_CLOCK_OFFSET_MS: String(offsetTo(options.lawClock)), ...options.webEnv },
  })
  if (!options.withoutVideo) await inside.parts.livekit?.started
  return {
    origin: inside.origin,
    origins: ports.map((port) => `http://127.0.0.1:${port}`),
    dataDir,
    ownerUrl: inside.env.DATABASE_MIGRATION_URL ?? '',
    inside,
    kill: (part, n = 0) => void process.kill(pidOf(inside, part, n), 'SIGKILL'),
    async moveLawClock(to) {
      for (const web of inside.webs) {
        const old = web.pid
        web.give({ LAW_CLOCK_OFFSET_MS: String(offsetTo(to)) })
        process.kill(old, 'SIGKILL')
        while (web.pid === old) await sleep(50)
      }
      for (const port of ports) while (!(await answers(port))) await sleep(200)
    },
    async stop() {
      await inside.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

async function lanPlan(address: string) {
  return { address, port: await chooseFreePort(), trustPort: await chooseFreePort() }
}

const offsetTo = (lawClock: Date | undefined) => (lawClock ? lawClock.getTime() - Date.now() : 0)

function pidOf({ parts, webs }: Instance, part: Part, n: number): number {
  const pid = part === 'web' ? webs[n]?.pid : parts[part]?.pid
  if (!pid) throw new Error(`there is no ${part} to kill`)
  return pid
}
