import { join } from 'node:path'
import { type Environment, parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { ensureBuild, ensureClient } from './build.ts'
import { type Lan, type LanPlan, lanMediaUrl, lanOrigin, startLan } from './lan/lan.ts'
import { type Parts, startParts } from './parts.ts'
import { root } from './paths.ts'
import { ensureDemo } from './seed.ts'
import { startWeb, type WebProcess } from './web-process.ts'

/** A whole running platform. */
export interface Instance {
  readonly origin: string
  readonly parts: Parts
  readonly webs: readonly WebProcess[]
  /** Null: it is seen from this computer only. */
  readonly lan: Lan | null
  /** Everything a further process of this instance must be given. */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

export interface InstanceOptions {
  readonly env: Environment
  readonly dataDir: string
  /** One web process for each port; the first is the one of the public address when none is given. */
  readonly ports: readonly [number, ...number[]]
  readonly say: (line: string) => void
  readonly isThrowaway?: boolean
  readonly withoutVideo?: boolean
  /** Shows the first web process in the local network, over TLS. */
  readonly lan?: LanPlan
  /** Breaks off a start under way; what it started is ended. */
  readonly signal?: AbortSignal
  /** Given to the web processes beside the addresses of the parts. */
  readonly webEnv?: Readonly<Record<string, string>>
}

/** Starts everything: parts, migrations, build, demonstration, web processes. What it started it ends when one fails. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const { env, dataDir, say, ports, signal, lan: plan } = options
  const buildDir = env.YANHE_BUILD_DIR ?? join(root, 'build')
  const localOrigin = `http://127.0.0.1:${ports[0]}`
  const origin = plan ? lanOrigin(plan) : (env.APP_ORIGIN ?? localOrigin)
  await ensureClient(say, signal)
  const building = ensureBuild(buildDir, say, signal)
  // Its failure is told below; until then it must not count as unheard.
  building.catch(() => undefined)
  const parts = await startParts({ ...options, localOrigin, ...(plan ? { lanAddress: plan.address } : {}) })
  const webs: WebProcess[] = []
  let lan: Lan | null = null
  const stop = async () => {
    await lan?.stop()
    await Promise.all(webs.map((web) => web.stop()))
    await parts.stop()
  }
  try {
    const webEnv = {
      ...parts.env,
      ...(plan ? lanEnv(plan, parts) : {}),
      APP_ORIGIN: origin,
      DEMO: env.DEMO ? '1' : '0',
      DATA_DIR: dataDir,
      YANHE_BUILD_DIR: buildDir,
      ...options.webEnv,
    }
    signal?.throwIfAborted()
    signal?.throwIfAborted()
    if (env.DEMO) await ensureDemo(settingsOf(parseEnvironment({ ...process.env, ...webEnv })), say)
    await building
    for (const [n, port] of ports.entries()) {
      const web = { env: { ...webEnv, PORT: String(port) }, dataDir, name: `web-${n + 1}`, say }
      webs.push(await startWeb({ ...web, ...(signal ? { signal } : {}) }))
    }
    if (plan) lan = await startLan(plan, dataDir, { webPort: ports[0], mediaPort: mediaPortOf(parts) })
    return { origin, parts, webs, lan, env: webEnv, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The web process itself stays on loopback; what the front says of the reader may be believed. */
const lanEnv = (plan: LanPlan, { livekit }: Parts): Readonly<Record<string, string>> => ({
  HOST: '127.0.0.1',
  TRUST_PROXY: '1',
  ...(livekit ? { LIVEKIT_PUBLIC_URL: lanMediaUrl(plan) } : {}),
})

const mediaPortOf = ({ livekit }: Parts) => (livekit ? Number(new URL(livekit.place.url).port) : null)
