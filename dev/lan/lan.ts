import { join } from 'node:path'
import { renderUnicodeCompact } from 'uqr'
import { openLanAuthority } from './authority.ts'
import { fingerprintOf } from './certificates.ts'
import { type FrontOptions, startFront } from './front.ts'
import { startTrustPage } from './trust-page.ts'

/** Where an instance shows itself in the local network. */
export interface LanPlan {
  /** IPv4 address of this computer. */
  readonly address: string
  /** Of the site, over TLS. */
  readonly port: number
  /** Of the page that says how to trust it. */
  readonly trustPort: number
}

/** An instance that is seen in the local network. */
export interface Lan {
  readonly origin: string
  readonly trustUrl: string
  /** PEM. */
  readonly root: string
  /** Whether phones must be told to trust it, because it was made just now. */
  readonly isNew: boolean
  stop(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
const LOOK_AGAIN_MS = 12 * 3_600_000

export const lanOrigin = ({ address, port }: LanPlan): string => `https://${address}:${port}`

/** Addresses at which the site answers: other devices use the first, this computer may use either. */
const hostsOf = ({ address }: LanPlan): string[] => [...new Set([address, LOOPBACK])]

/** Where a browser finds the signalling of an embedded media server: at the site's own address. */
export const lanMediaUrl = (plan: LanPlan): string => lanOrigin(plan).replace('https:', 'wss:')

/** @param dataDir Folder of the instance; the authority's keys lie in its `keys`. */
export async function startLan(
  plan: LanPlan,
  dataDir: string,
  behind: Pick<FrontOptions, 'webPort' | 'mediaPort'>,
): Promise<Lan> {
  const hosts = hostsOf(plan)
  const keysDir = join(dataDir, 'keys')
  const { root, leaf, isNew } = await openLanAuthority(keysDir, hosts)
  const front = await startFront({ ...behind, hosts, port: plan.port, leaf })
  const origin = lanOrigin(plan)
  const page = await startTrustPage({ host: plan.address, port: plan.trustPort, origin, root }).catch(async (error) => {
    await front.stop()
    throw error
  })
  // An instance may run for months; a certificate that ends soon is replaced while it runs.
  const renewal = setInterval(() => {
    openLanAuthority(keysDir, hosts).then(
      (fresh) => front.renew(fresh.leaf),
      () => undefined,
    )
  }, LOOK_AGAIN_MS).unref()
  return {
    origin,
    trustUrl: page.url,
    root,
    isNew,
    async stop() {
      clearInterval(renewal)
      await Promise.all([front.stop(), page.stop()])
    },
  }
}

/** What the starting window says of it. */
export function lanWords({ origin, trustUrl, root, isNew }: Lan, isDemo: boolean): string[] {
  return [
    '',
    ` For phones and computers of this network:  ${origin}`,
    ` ${isNew ? 'Each device must trust it once' : 'A device that does not trust it yet'}: scan, or open ${trustUrl}`,
    '',
    ...renderUnicodeCompact(trustUrl)
      .split('\n')
      .map((line) => `   ${line}`),
    '',
    ' Fingerprint (SHA-256) that the device must show:',
    ...lines(fingerprintOf(root)).map((line) => `   ${line}`),
    ...(isDemo
      ? ['', ' Everybody in this network can enter as anybody: it is a demonstration (DEMO=0 ends that).']
      : []),
  ]
}

const lines = (text: string): string[] => text.match(/.{1,24}/g) ?? []
